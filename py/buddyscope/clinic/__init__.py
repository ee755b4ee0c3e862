"""The clinic: a kernel's report about memory in, why the request failed out.

`examine(text)` reads every report, dump and /proc file in a text, and decides why each request failed. One module
stands behind the page and `buddyscope explain`: lines, joining, tokens, reports (reading); era, gfp, zones, verdicts
(deciding); remedies (what would have helped); words and as_json (telling).

Source of the formats and rules: the gallery of reports and the specification of the allocators. What a kernel did not
print, such as which tasks had PF_MEMALLOC, is not assumed but said to be unknown.
"""

from .examine import Case, Findings, examine

__all__ = ["Case", "Findings", "examine"]
