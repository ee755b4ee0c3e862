"""English texts of questions, reasons and cases. Markdown: `code` and *emphasis* only."""

TEXTS = {
    "yes": "yes",
    "no": "no",
    "nobody": "nobody: the request fails",
    # what one must know
    "given.zone": "One zone, pages 0 to {last}; {free} of {size} are free. Free lists, head first:",
    "given.list": "order {order}: {pages}",
    "given.empty": "(empty)",
    "given.bits": "bits of order {order}: {bits}",
    "given.held": "block {name}: page {page}, order {order}",
    "given.marks": "{zone}: {free} pages free; min {min}, low {low}, high {high}; free blocks by order: {counts}",
    "given.node": "node {node}, {zone}: {free} pages free; min {min}, low {low}, high {high}; free blocks by order: "
    "{counts}",
    "given.pool": "Reclaim could free {pages} pages.",
    # questions
    "page.prompt": "The next request is `{command}`. Which page is the first of the block that the caller gets?",
    "page.because.head": "The list of order {order} has a block, so nothing is halved. A request takes from the head, "
    "and there is the block at page {page}: the one that joined last.",
    "page.because.cut": "The first list with a block, from order {order} upwards, is that of order {taken}. Its head "
    "is the block of pages {first} to {last}. It is halved until order {order} is reached ({splits} ×); each time the "
    "lower half goes back and the upper half is kept. What is left begins at page {page}.",
    "list.prompt": "The next request is `{command}`. From which list is the block taken?",
    "list.because": "The search goes from order {order} upwards. The first list that is not empty is that of order "
    "{taken}; its head is the block at page {first}.",
    "splits.prompt": "The next request is `{command}`. How many times is a block halved for it?",
    "splits.because.none": "The list of order {order} has a block, so nothing has to be halved.",
    "splits.because.some": "The block comes from the list of order {taken}; {taken} − {order} = {splits}. Each "
    "halving puts one block back.",
    "merges.prompt": "Block {name}, page {page}, order {order}, is given back: `{command}`. How many merges follow?",
    "merges.because.none": "The bit that it shares with its buddy was 0: the buddy is not a free block of order "
    "{order}. So there is no merge, and the block goes on the list of order {landed}.",
    "merges.because.some": "As long as the bit of the pair was 1, the buddy is free and joins it. That gives "
    "{merges} ×; the block that results is that of pages {first} to {last}, order {landed}.",
    "landed.prompt": "Block {name}, page {page}, order {order}, is given back: `{command}`. On which list does the "
    "block end?",
    "landed.because.none": "Its buddy is not free as one block of order {order}, so it goes on the list of its own "
    "order, {landed}.",
    "landed.because.some": "Each merge raises the order by one: {order} + {merges} = {landed}.",
    "bit.prompt": "Block {name}, page {page}, order {order}, is given back: `{command}`. What is bit {pair} of "
    "order {bit_order} afterwards? It stands for the pair of blocks at pages {one} and {other}.",
    "bit.because.0": "The bit was {before}: one of the two was free. The flip makes it 0, and a bit that was 1 "
    "means that the two merge.",
    "bit.because.1": "The bit was {before}: neither of the two was free as a block of this order. The flip makes it "
    "1: now exactly one of them is.",
    "threshold.prompt": "The next request is `{command}`. In the first scan, the one with pages_low, zone {zone} "
    "must have more free pages than which number?",
    "threshold.because": "The request asks for 2^{order} = {pages} pages. The pages_low of every zone asked so far "
    "is added: {sum} = {answer}. Zone {zone} must have strictly more.",
    "kswapd.prompt": "kswapd sleeps. The next request is `{command}`. Is kswapd woken?",
    "kswapd.because.yes": "Every zone of the zonelist failed in the first scan, by its threshold or for want of a "
    "block. Then, and only then, kswapd is woken, and zone {first} is marked.",
    "kswapd.because.no": "A zone failed its test, but zone {zone} served in the first scan. kswapd is woken only "
    "when every zone of the zonelist has failed it.",
    "zone.prompt": "The next request is `{command}`. Which zone serves it?",
    "zone.because.low": "Zone {zone} is the first of the zonelist that has more free pages than the sum of "
    "pages_low so far asks for, and a block large enough.",
    "zone.because.min": "In the first scan no zone could serve. Then kswapd is called, and in the second scan, with "
    "pages_min (a quarter of it for callers that cannot wait), zone {zone} is the first that can.",
    "zone.because.nobody": "In both scans every zone of the zonelist either has too few free pages or no block "
    "large enough. This caller gets nothing.",
    "node.prompt": "A machine with NUMA. The CPU is on node {cpu}. The next request is `{command}`. Which node "
    "serves it?",
    "node.because": "The nodes are asked in the order {way}: from the CPU's own along pgdat_list, which is in "
    "reverse order of their numbers, and round. Each gets both scans before the next is asked. Node {node} is the "
    "first that can serve.",
    "node.because.nobody": "The nodes are asked in the order {way}, each with both scans. None can serve, and this "
    "caller cannot wait.",
    "failure.prompt": "The request `{command}` fails. Why? Choose what, if it alone were different, would have made "
    "it succeed.",
    "failure.because.watermark": "A zone that it may use has a block large enough, but too few free pages to be "
    "allowed to give it. With lower watermarks the same request is served.",
    "failure.because.no_block": "A zone that it may use has enough free pages, but no block large enough: they lie "
    "apart. One more block given back beside a free one, and the same request is served.",
    "failure.because.wrong_zone": "The zones that its flags allow cannot serve; a zone that they do not allow can. "
    "With another zone modifier the request is served.",
    "failure.because.no_wait": "There is something to reclaim, but this caller cannot wait for it. With "
    "`__GFP_WAIT` the request is served.",
    # causes and repairs
    "cause.watermark": "Watermark: a block is there, but too few pages are free",
    "cause.no_block": "No block: enough pages are free, but no piece is large enough",
    "cause.wrong_zone": "Wrong zone: the free memory lies where this request may not look",
    "cause.no_wait": "The caller may not wait for reclaim",
    "case.request": "Order {order}, {gfp}",
    "case.held": "Two drivers could give something back: k, from page {k}, and m, from page {m}.",
    "repair.watermark": "Boot with lower watermarks: min 1, low 2, high 3 pages in each zone",
    "repair.no_block": "Give back block {name}, from page {page}, first",
    "repair.wrong_zone": "Ask with {gfp}",
    "repair.no_wait": "Let the caller wait: {gfp}",
    "repair.other": "Give back block {name}, from page {page}, first",
    "repair.again": "Ask twice",
    "repair.works": "With this change the request is served.",
    "repair.fails.watermark": "With lower watermarks it still fails: that is not what is missing.",
    "repair.fails.no_block": "It still fails: giving back block {name} makes no difference that counts.",
    "repair.fails.wrong_zone": "It still fails: the zones that {gfp} allows cannot serve either.",
    "repair.fails.no_wait": "It still fails, or waits for ever: reclaim finds too little.",
    "repair.fails.other": "It still fails: giving back block {name} makes no difference that counts.",
    "repair.fails.again": "The first request changes nothing, so the second fails as well.",
    # titles, for question banks
    "title.page": "Which page?",
    "title.list": "From which list?",
    "title.splits": "How many halvings?",
    "title.merges": "How many merges?",
    "title.landed": "On which list does it end?",
    "title.bit": "Which value has the bit?",
    "title.threshold": "Which threshold?",
    "title.kswapd": "Is kswapd woken?",
    "title.zone": "Which zone serves?",
    "title.node": "Which node serves?",
    "title.failure": "Why does it fail?",
    "bank.name": "{title} ({topic}, seed {seed})",
    "bank.category": "Buddyscope: {title}",
    "bank.intro": "Linux 2.4.22. MAX_ORDER is {max_order} here. ",
    "bank.short": "Type the name of the zone, or “nobody”.",
    "bank.nobody": "nobody none",
    "bank.right": "Right.",
    "bank.wrong": "Not so.",
}
