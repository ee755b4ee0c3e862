from typing import Any
def sentence(case: Any) -> str:
    return ""
