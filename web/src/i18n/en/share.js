/** Links, pictures, embeds, lecture hall and paper. */

/** @type {import("../text.js").Dictionary} */
export default {
  "figure.zone": "{size} pages · {free} free",
  "figure.node": "node {node}",
  "figure.need_balance": "needs balance",
  "figure.locked": "zone lock held",
  "figure.place": "Linux {kernel} · {machine} · record {cursor} of {count}",

  "link.error.long":
    "This link is too long: {length} characters, where at most {most} are read. Nothing was opened. Ask for the history as a script instead.",
  "link.error.damaged":
    "This link is damaged: a part of it is missing or was changed on the way. Nothing was opened. Copy the whole link again.",
  "link.error.large": "This link unpacks to more than any of ours does. Nothing was opened.",
  "link.error.browser":
    "This browser cannot unpack links: it lacks DecompressionStream. Nothing was opened. Open the link in a current Firefox, Chrome, Edge or Safari.",
  "link.error.version":
    "This link is of version {version}, which this page does not know. Nothing was opened. A newer Buddyscope can read it.",
  "link.error.schema": "This link says something that no link of ours says, at “{part}”. Nothing was opened.",
  "link.error.much": "This link asks for more than {most} requests. Nothing was opened.",
  "link.error.refused": [
    "This link cannot be run: {message}. Nothing was opened.",
    "This link cannot be run. Nothing was opened.",
  ],
  "link.ask.large":
    "This link runs {requests} requests on a large machine. That can take a while; it can be stopped.",
  "link.ask.own": {
    by: "own",
    one: "This link brings a machine and a history with it. Your {own} request would be replaced.",
    other: "This link brings a machine and a history with it. Your {own} requests would be replaced.",
  },
  "link.yes.large": "Run it",
  "link.yes.own": "Open the link",
  "link.no": "Keep what I have",
  "link.stop": "Stop",
  "link.close": "Close",
  "link.reading": "Reading the link…",
  "link.waiting": "The link is fine. Python is still loading; then its requests are run.",
  "link.running": "Running the link: {done} of {total} requests.",
  "link.note": "Note with this link",
  "link.differs":
    "The model has changed since this link was made: the same requests gave other records. What you see is what the model does now.",

  "share.title": "Share",
  "share.tab.link": "Link",
  "share.tab.embed": "Embed",
  "share.tab.picture": "Picture",
  "share.tab.class": "Class",
  "share.nothing": "There is nothing on the stage yet.",
  "share.link.sandbox":
    "The link holds the machine, {requests}, the cursor and the view. It is the document: nothing is kept anywhere else.",
  "share.link.requests": { one: "{count} request", other: "{count} requests" },
  "share.link.lesson": "The link opens this step, and goes to this record once it is in reach.",
  "share.link.label": "Link",
  "share.link.note": "Note (optional, goes into the link)",
  "share.link.copy": "Copy link",
  "share.copied": "Copied",
  "share.select": "Selected: now press Ctrl+C, or ⌘C.",
  "share.link.length": "{length} of {most} characters",
  "share.link.qr": "QR code of the link",
  "share.link.qr.long":
    "This link is too long for a QR code that a phone can read ({length} characters; {most} at most).",
  "share.link.private": "Whatever stands behind the # is not sent to any server.",
  "share.error.long":
    "This history is too long for a link: {length} characters, {most} at most. Save it as a script, and send the file: the console takes it, and so does “buddyscope run”.",
  "share.error.much":
    "This history has too many requests for a link. Save it as a script, and send the file: the console takes it, and so does “buddyscope run”.",
  "share.error.unfit":
    "This history has something that no link can hold, at “{part}”. Save it as a script, and send the file.",
  "share.error.browser":
    "This browser cannot make links: it lacks CompressionStream. Save the history as a script, and send the file; or use a current Firefox, Chrome, Edge or Safari.",
  "share.error.embed":
    "This history is too long for the address of an embed. Undo some requests, or embed a lesson's step.",
  "share.script": "Save as script",

  "share.embed.about":
    "For any page that takes HTML: Moodle, Canvas, a blog. Nothing loads before somebody presses Start but a small picture.",
  "share.embed.code": "HTML to paste",
  "share.embed.copy": "Copy HTML",
  "share.embed.preview": "Live preview",
  "share.embed.theme": "Colours",
  "share.embed.theme.auto": "as the reader has it",
  "share.embed.theme.light": "light",
  "share.embed.theme.dark": "dark",
  "share.embed.chrome": "With the lesson's text",
  "share.embed.lang": "Language",
  "share.embed.lang.own": "the reader's own",
  "share.embed.controls": "With the player",
  "share.embed.visual": "The picture and nothing else, for slides",
  "share.embed.loop": "A part of it, again and again",
  "share.embed.script": "Fits its height by itself (needs a page that allows scripts)",
  "share.embed.title": "Buddyscope: {name}",
  "share.embed.fallback": "Open “{name}” in Buddyscope",

  "share.picture.about": "The stage at the cursor, with title and description for those who cannot see it.",
  "share.picture.svg": "Save as SVG",
  "share.picture.png": "Save as PNG, 2×",
  "share.picture.film": "Film",
  "share.picture.from": "From record",
  "share.picture.to": "To record",
  "share.picture.each": "A picture at each",
  "share.picture.each.step": "step",
  "share.picture.each.function": "function",
  "share.picture.each.request": "request",
  "share.picture.gif": "Save as GIF",
  "share.picture.webm": "Save as WebM",
  "share.picture.count": { one: "{count} picture", other: "{count} pictures" },
  "share.picture.many":
    "{count} pictures are too many: {most} at most. Choose a shorter range or wider steps.",
  "share.picture.range":
    "From {from} to {to} is no range: both must lie between 0 and {most}, the first before the second.",
  "share.picture.working": "{done} of {total} pictures",
  "share.picture.cancel": "Cancel",
  "share.picture.cancelled": "Cancelled. Nothing was saved.",
  "share.picture.saved": "Saved: {name}",
  "share.picture.nowebm": "This browser cannot record video.",
  "share.picture.failed": "The picture could not be made: {message}",

  "share.save.link": "Link",
  "share.save.link.about":
    "Machine, requests, cursor and view in one address. Share has a note and a QR code too.",
  "share.save.svg": "Picture, SVG",
  "share.save.svg.about": "The stage at the cursor, with title and description.",
  "share.save.png": "Picture, PNG",
  "share.save.png.about": "The same, 1600 pixels wide. Share has GIF and WebM too.",

  "share.class.present": "Present",
  "share.class.present.about":
    "Full screen and large type. Page Up and Page Down, or a clicker, go from step to step; a full stop blanks the screen.",
  "share.class.poll": "Let the class answer",
  "share.class.poll.about":
    "Students open this link, answer, and get a code of four letters. Type the codes in presenter mode to see how the class answered. No server is involved.",
  "share.class.print": "Print the lesson",
  "share.class.print.about": "The picture of each step with lines for answers.",
  "share.class.print.answers": "Print with answers",
  "share.class.cards": "Print cards to cut out",
  "share.class.lesson": "Open a lesson to present or print it.",

  "poll.yours": "Your answer code",
  "poll.tell": "Tell it to your teacher. It says what you answered, and nothing about you.",
  "poll.answer": "Answer below. Then your code appears here.",

  "present.bar": "Presenter",
  "present.leave": "Leave presenter mode",
  "present.next": "Next",
  "present.back": "Back",
  "present.place": "Step {step} of {count}",
  "present.answer": "Show the answer",
  "present.notes": "Notes",
  "present.notes.about": "Only you see these. They stay in this browser.",
  "present.notes.label": "Notes for this step",
  "present.poll": "Poll",
  "present.poll.about":
    "Students open the link and answer. Each gets a code of four letters. Type or paste the codes here, in any order.",
  "present.poll.paper":
    "Or by a show of hands, on paper: the handout has the question with lines for answers.",
  "present.poll.codes": "Codes",
  "present.poll.count": { one: "{count} answer", other: "{count} answers" },
  "present.poll.strange": {
    one: "{count} code is not of this question: {codes}",
    other: "{count} codes are not of this question: {codes}",
  },
  "present.poll.none": "This step asks nothing. Go to one with a prediction.",
  "present.poll.reveal": "Mark the right answer",
  "present.poll.unsure": "not sure",
  "present.poll.other": "something else",
  "present.poll.right": "right",
  "present.poll.table": "How the class answered",
  "present.blank": "The screen is blank. Press any key.",
  "present.keys": "Page Down: next. Page Up: back. Full stop: blank. Escape: leave.",

  "print.title": "{title} · handout",
  "print.back": "Back to the lesson",
  "print.print": "Print",
  "print.paper": "Paper",
  "print.paper.a4": "A4",
  "print.paper.letter": "Letter",
  "print.with": "With answers",
  "print.name": "Name",
  "print.date": "Date",
  "print.step": "{number}. {title}",
  "print.before": "Before:",
  "print.after": "After:",
  "print.predict": "Your prediction:",
  "print.answer": "Answer: {answer}",
  "print.requests": "What is asked for:",
  "print.challenge": "To reach:",
  "print.goal": "{what}: {wanted}",
  "print.goal.blocks": "free blocks in {zone}, by order from 0: {counts}",
  "print.solution": "One way: {solution}",
  "print.foot": "Buddyscope · Linux {kernel} · {address}",
  "print.cards": "{title} · cards",
  "print.cards.about":
    "Cut along the dashed lines. Each card is a page; the numbers are page frames. Lay them side by side, and split and merge them by hand: buddies are two blocks of the same size that differ in one bit of their number.",
  "print.card.pairs": "order {order}: buddy {buddy}",
  "print.failed": "The lesson could not be fetched: {message}",
  "print.waiting": "Making the handout…",
};
