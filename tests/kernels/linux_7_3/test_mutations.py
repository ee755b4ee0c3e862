"""Deliberate errors in the model of 7.3, one at a time: the recordings must catch each. A check of the check."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import buddyscope

VECTORS = Path(__file__).parents[2] / "vectors" / "linux-7.3"
KERNEL = "kernels/linux_7_3"

# Small recordings first: most errors show at once.
RECORDINGS = [
    *(
        "setup",
        "gfp",
        "nogroup",
        "highatomic",
        "isolate",
        "cma",
        "cmafb",
        "lesson",
        "core",
        "pcp",
        "nofrag",
        "zonelist",
    ),
    *("pcpfree", "wmark", "frag", "exhaust", "pressure"),
]

# (module, what stands there, the error, what it means)
MUTATIONS = [
    ("buddy", "    account_freepages(zone, 1 << order, migratetype)\n    wanted", "    wanted", "freed pages are not counted"),
    ("buddy", "elif not merge_blocks(zone, buddy, order, migratetype):\n            break", "else:\n            merge_blocks(zone, buddy, order, migratetype)",
     "blocks of all types merge"),
    ("buddy", "    if buddy_type >= MIGRATE_PCPTYPES or migratetype >= MIGRATE_PCPTYPES:\n        return False\n", "", "CMA and isolated blocks merge with others"),
    ("buddy", "    change_pageblock_range(zone, buddy, order, migratetype)\n    return True", "    return True", "a merged block keeps its type"),
    ("buddy", "        page &= buddy\n", "", "a merged run keeps the upper address"),
    ("buddy", "    while order < zone.max_page_order:", "    while order < zone.max_page_order - 1:", "merging stops one order early"),
    ("buddy", "fpi_flags & FPI_TO_TAIL or buddy_merge_likely(zone, page, order)", "buddy_merge_likely(zone, page, order)", "boot puts pages at the head"),
    ("buddy", "fpi_flags & FPI_TO_TAIL or buddy_merge_likely(zone, page, order)", "fpi_flags & FPI_TO_TAIL", "nobody asks whether a merge is likely"),
    ("buddy", "page & ~(1 << order), order + 1) is not None", "page, order + 1) is not None", "the parent of an upper half is misplaced"),
    ("buddy", "step = min(order, zone.pageblock_order)", "step = order", "large runs are freed whole"),
    ("buddy", "        high -= 1\n        add_to_free_list(zone, page + (1 << high), high, migratetype)", "        high -= 1\n        add_to_free_list(zone, page, high, migratetype)\n        page += 1 << high",
     "the lower half is listed"),
    ("buddy", "    for current_order in range(order, zone.max_page_order + 1):\n        if zone.free_list[current_order][migratetype]:", "    for current_order in range(order, zone.max_page_order):\n        if zone.free_list[current_order][migratetype]:",
     "the list of the largest order is never looked at"),
    ("buddy", "        migratetype = 0\n    set_pageblock_flags", "        pass\n    set_pageblock_flags", "without grouping blocks keep their types"),
    ("fallback", "    (MIGRATE_RECLAIMABLE, MIGRATE_MOVABLE),\n    (MIGRATE_RECLAIMABLE, MIGRATE_UNMOVABLE)", "    (MIGRATE_MOVABLE, MIGRATE_RECLAIMABLE),\n    (MIGRATE_RECLAIMABLE, MIGRATE_UNMOVABLE)",
     "unmovable requests take movable blocks first"),
    ("fallback", "    (MIGRATE_RECLAIMABLE, MIGRATE_UNMOVABLE),\n    (MIGRATE_UNMOVABLE", "    (MIGRATE_UNMOVABLE, MIGRATE_RECLAIMABLE),\n    (MIGRATE_UNMOVABLE",
     "movable requests take unmovable blocks first"),
    ("fallback", "    (MIGRATE_UNMOVABLE, MIGRATE_MOVABLE),\n)", "    (MIGRATE_MOVABLE, MIGRATE_UNMOVABLE),\n)", "reclaimable requests take movable blocks first"),
    ("fallback", "return migratetype != MIGRATE_MOVABLE or", "return", "small unmovable requests never claim"),
    ("fallback", "zone.managed < 4 * block", "zone.managed < 8 * block", "small zones are not boosted"),
    ("fallback", "* factor // 10000\n    if not cap", "* factor // 20000\n    if not cap", "the boost is capped at half"),
    ("fallback", "min(zone.values[ZoneField.BOOST] + block, max(cap, block))", "min(zone.values[ZoneField.BOOST] + block, cap)", "the boost may be less than a block"),
    ("fallback", "min(zone.values[ZoneField.BOOST] + block, max(cap, block))", "max(cap, block)", "the boost is there at once"),
    ("fallback", "if boost_watermark(zone) and alloc_flags & ALLOC_KSWAPD:", "if boost_watermark(zone):", "the zone is flagged whoever claims"),
    ("fallback", "    if start is None:\n        return None\n    free = ", "    start = start or 0\n    free = ", "partial blocks are claimed"),
    ("fallback", "half = 1 << (zone.pageblock_order - 1)", "half = 1 << zone.pageblock_order", "a claim needs a whole block"),
    ("fallback", "if free + alike < half and", "if free + alike <= half and", "exactly half is not enough"),
    ("fallback", "if free + alike < half and", "if free < half and", "alike pages do not count"),
    ("fallback", "        return movable\n    if block_type", "        return 0\n    if block_type", "movable pages do not count for movable requests"),
    ("fallback", "return (1 << zone.pageblock_order) - free - movable", "return movable", "movable pages count for unmovable requests"),
    ("fallback", "        return (1 << zone.pageblock_order) - free - movable\n    return 0", "        return (1 << zone.pageblock_order) - free - movable\n    return (1 << zone.pageblock_order) - free - movable",
     "unmovable and reclaimable pages are alike"),
    ("fallback", "    set_pageblock_migratetype(zone, start, start_type)\n    return __rmqueue_smallest", "    return __rmqueue_smallest", "a claimed block keeps its type"),
    ("fallback", "nofragment = order < zone.pageblock_order and alloc_flags & ALLOC_NOFRAGMENT", "nofragment = 0", "NOFRAGMENT claims small runs"),
    ("fallback", "range(zone.max_page_order, smallest - 1, -1)", "range(smallest, zone.max_page_order + 1)", "claims look at small runs first"),
    ("fallback", "        if fallback == NOT_WORTHWHILE:\n            return None\n", "        if fallback == NOT_WORTHWHILE:\n            fallback = find_suitable_fallback(zone, current_order, start_type, False)\n", "movable requests claim for small runs"),
    ("fallback", "    for current_order in range(order, zone.max_page_order + 1):\n        fallback", "    for current_order in range(zone.max_page_order, order - 1, -1):\n        fallback", "steals look at large runs first"),
    ("fallback", "    if alloc_flags & ALLOC_CMA and zone", "    if zone", "everybody may use CMA areas"),
    ("fallback", "            mode[0] = RMQUEUE_STEAL\n", "", "a batch claims after a steal"),
    ("fallback", "    if not alloc_flags & ALLOC_NOFRAGMENT:\n        page = __rmqueue_steal", "    if True:\n        page = __rmqueue_steal", "NOFRAGMENT steals"),
    ("pageblock", "    return sorted(found)", "    return sorted(found, reverse=True)", "runs of a block are moved from its end"),
    ("pageblock", "            set_pageblock_flags(zone, block, flags)\n            split_large_buddy", "            split_large_buddy", "a large run is cut before its block is isolated"),
    ("pageblock", "    add_to_free_list_tail(zone, page, order, new_type)", "    add_to_free_list(zone, page, order, new_type)", "moved runs go to the head"),
    ("highatomic", "if hundredth >= block else 0", "if hundredth >= 0 else 0", "small zones reserve too"),
    ("highatomic", "    if migratetype < MIGRATE_PCPTYPES:\n", "    if True:\n", "CMA blocks become high-atomic"),
    ("highatomic", "if not force and zone.values[ZoneField.RESERVED_HIGHATOMIC] <= 1 << zone.pageblock_order:", "if not force and zone.values[ZoneField.RESERVED_HIGHATOMIC] <= 0:", "no zone keeps a reserved block"),
    ("highatomic", "MIGRATE_HIGHATOMIC, migratetype)\n    else:", "MIGRATE_HIGHATOMIC, 1)\n    else:", "an unreserved block becomes Movable"),
    ("watermark", "    unusable = (1 << order) - 1\n", "    unusable = 1 << order\n", "the pages asked for are not usable"),
    ("watermark", "    if not alloc_flags & ALLOC_RESERVES:\n", "    if True:\n", "nobody may use the high-atomic reserve"),
    ("watermark", "        mark -= mark // 2\n        if alloc_flags & ALLOC_NON_BLOCK:", "        mark //= 2\n        if alloc_flags & ALLOC_NON_BLOCK:", "half the mark is rounded down"),
    ("watermark", "            mark -= mark // 4\n", "            pass\n", "requests that may not wait get half, not three eighths"),
    ("watermark", "    if alloc_flags & ALLOC_OOM:\n        mark -= mark // 2\n", "", "OOM victims get no discount"),
    ("watermark", "passed = free_pages - unusable > mark + reserve", "passed = free_pages - unusable >= mark + reserve", "at the mark is enough"),
    ("watermark", "(cma and alloc_flags & ALLOC_CMA)", "cma", "CMA runs count for everybody"),
    ("watermark", "if highatomic and alloc_flags & (ALLOC_HIGHATOMIC | ALLOC_OOM):", "if highatomic and alloc_flags & ALLOC_HIGHATOMIC:", "reserved runs do not count for OOM victims"),
    ("watermark", "min(free_pages, __zone_watermark_unusable_free(zone, 0, alloc_flags))", "__zone_watermark_unusable_free(zone, 0, alloc_flags) * 0", "the short test counts what cannot be used"),
    ("watermark", "    mark = zone.values[ZoneField.MIN]\n", "", "the second try has the boost too"),
    ("watermark", "or not alloc_flags & ALLOC_MIN_RESERVE or", "or", "everybody gets a second try without the boost"),
    ("pcp", "        set_free_count(pcp, pcp.free_count >> 1)", "        set_free_count(pcp, pcp.free_count)", "allocations do not halve free_count"),
    ("pcp", "count = batch if order else batch << pcp.alloc_factor", "count = batch", "batches do not grow"),
    ("pcp", "    if high < batch:\n        return 1\n    count", "    count", "a closed set refills in batches"),
    ("pcp", "cap = max(high - pcp.count - batch, batch)", "cap = max(high - pcp.count, batch)", "refills fill the set to the brim"),
    ("pcp", "return max(count >> order, 2) if count > 1 else count", "return count", "large runs are refilled by the page"),
    ("pcp", "if alloc_flags & ALLOC_HIGHATOMIC or not rmqueue_bulk", "if not rmqueue_bulk", "high-atomic requests refill"),
    ("pcp", "        set_alloc_factor(pcp, pcp.alloc_factor >> 1)", "        set_alloc_factor(pcp, 0)", "one free ends the growth of batches"),
    ("pcp", "if pcp.free_count < batch + pcp.high_min // 2 or", "if pcp.free_count < batch or", "free_high comes as early as in 6.12"),
    ("pcp", "if pcp.free_count < batch << PCP_BATCH_SCALE_MAX:", "if True:", "free_count has no upper bound"),
    ("pcp", "        return min(batch << 2, pcp.high)", "        return pcp.high", "reclaim does not shrink the sets"),
    ("pcp", "        return max(pcp.count, pcp.high_min)", "        return high", "below the high mark the limit stays"),
    ("pcp", "    if high < batch:\n        return 1\n    return", "    return", "a closed set frees in batches"),
    ("pcp", "return min(max(pcp.free_count, batch), high - batch)", "return batch", "frees give back a batch, whatever came before"),
    ("pcp", "            page = take_pcp_tail(pcp, index)", "            page = take_pcp_head(pcp, index)", "releases begin at the head"),
    ("pcp", "free_pcppages_bulk(zone, min(to_free, batch), pcp, index)", "free_pcppages_bulk(zone, to_free, pcp, index)", "releases are not cut into batches"),
    ("pcp", "            set_zone(zone, ZoneField.FLAGS, flags & ~ZONE_BELOW_HIGH)", "            pass", "a zone stays below its high mark for ever"),
    ("pcp", "pcp.high - (pcp.high >> 3)", "pcp.high - (pcp.high >> 2)", "high decays by a quarter"),
    ("pcp", "return order <= PAGE_ALLOC_COSTLY_ORDER and", "return order < PAGE_ALLOC_COSTLY_ORDER and", "order 3 has no per-CPU list"),
    ("rmqueue", "        page = __rmqueue_smallest(zone, order, MIGRATE_HIGHATOMIC)\n    if page is None:", "        pass\n    if page is None:", "the high-atomic reserve is not used first"),
    ("rmqueue", "alloc_flags & (ALLOC_OOM | ALLOC_NON_BLOCK)", "alloc_flags & ALLOC_OOM", "requests that may not wait get no reserve at last"),
    ("rmqueue", "        set_zone(zone, ZoneField.FLAGS, flags & ~ZONE_BOOSTED_WATERMARK)\n", "", "the flag of the boost stays"),
    ("rmqueue", "        wakeup_kswapd(zone, 0, 0, zone.index)", "        pass", "a boost wakes nobody"),
    ("free_pages", "        migratetype = MIGRATE_MOVABLE\n", "        migratetype = 0\n", "pages of CMA blocks ride on the unmovable list"),
    ("free_pages", "        clear_lru(zone, page, order)", "        pass", "freed pages stay on the LRU"),
    ("zonelist_walk", "    if not flags & ZONE_BELOW_HIGH:\n", "    if False:\n", "the high mark is not tested"),
    ("zonelist_walk", "        set_zone(zone, ZoneField.FLAGS, flags | ZONE_BELOW_HIGH)\n", "", "no zone is flagged below its high mark"),
    ("zonelist_walk", "        alloc_flags &= ~ALLOC_NOFRAGMENT\n", "        return None\n", "NOFRAGMENT is never dropped"),
    ("zonelist_walk", "    return bool(alloc_flags & ALLOC_NO_WATERMARKS)", "    return False", "__GFP_MEMALLOC keeps to the marks"),
    ("slowpath", "    if slow.alloc_flags & ALLOC_KSWAPD:\n", "    if False:\n", "the slow path wakes nobody"),
    ("kswapd", "if values[NodeField.KSWAPD_ORDER] < order:", "if True:", "kswapd forgets a larger order"),
    ("gfp", "    if order > 0 and gfp_mask & __GFP_HIGH:", "    if gfp_mask & __GFP_HIGH:", "single pages are high-atomic too"),
    ("gfp", "        if alloc_flags & ALLOC_MIN_RESERVE:\n            alloc_flags &= ~ALLOC_CPUSET\n", "", "atomic requests keep to their cpuset"),
    ("gfp", "    return alloc_flags | ALLOC_NOFRAGMENT\n\n\ndef first_pass", "    return alloc_flags\n\n\ndef first_pass", "no request avoids fragmentation"),
    ("gfp", "(__GFP_DIRECT_RECLAIM | __GFP_NOMEMALLOC)", "__GFP_DIRECT_RECLAIM", "__GFP_NOMEMALLOC may use reserves"),
    ("setup", "isqrt((usable_pages << KIB_SHIFT) * 16)", "isqrt((usable_pages << KIB_SHIFT) * 4)", "min_free_kbytes as before 2.6.10"),
    ("setup", "min(max(managed // 1024, 32), 128) if is_high else share", "share", "Movable has a share of min_free_kbytes"),
    ("setup", "managed % 10000 * scale_factor // 10000", "0", "small zones have no scaled gap"),
    ("setup", "gap = max(share >> 2, scaled)", "gap = share >> 2", "the gap does not grow with memory"),
    ("setup", "batch = min(managed // 4096, 64)", "batch = min(managed // 1024, 64)", "batches as in 6.12"),
    ("setup", "max(row[index:]) + high", "max(row[index:])", "totalreserve without the high marks"),
    ("mmzone", "    entries.move_to_end(page, False)\n    log += (ADD_TO_PCP", "    log += (ADD_TO_PCP", "refills go to the head of the list"),
]  # fmt: skip


@pytest.mark.parametrize(("module", "old", "new", "why"), MUTATIONS, ids=[row[3] for row in MUTATIONS])
def test_the_recordings_catch(module, old, new, why, tmp_path):
    package = tmp_path / "buddyscope"
    shutil.copytree(Path(buddyscope.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    source = package / KERNEL / f"{module}.py"
    text = source.read_text(encoding="utf-8")
    assert text.count(old) == 1, "the mutation must apply at exactly one place"
    mutated = text.replace(old, new)
    compile(mutated, str(source), "exec")
    source.write_text(mutated, encoding="utf-8")
    recordings = [str(VECTORS / f"{name}.jsonl.xz") for name in RECORDINGS]
    done = subprocess.run(
        [sys.executable, "-B", "-m", "buddyscope", "replay", "-q", "-x", *recordings],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode != 0, f"no recording noticed: {why}"
