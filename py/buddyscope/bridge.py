"""The door for JavaScript: handle(json) -> json and frames() -> array('i'). No `js`, no `pyodide`.

(Placeholder while the machine is being written; replaced within the hour.)
"""
