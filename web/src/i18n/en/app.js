/** The page itself: titles, landmarks, links, errors. */

/** @type {import("../text.js").Dictionary} */
export default {
  "app.document": "{title} · Buddyscope",
  "app.lesson": "Lesson",
  "app.sandbox": "Sandbox",
  "app.practice": "Practice",
  "app.memory": "Memory",
  "app.words": "This step in words",
  "app.player": "Player",
  "app.skip.lesson": "Skip to the lesson",
  "app.skip.sandbox": "Skip to the sandbox",
  "app.skip.practice": "Skip to practice",
  "app.differ": "Python and the recording of this lesson differ. You see the recording.",
  "app.nearest.lesson": "There is no lesson “{wanted}”. This is the nearest: “{found}”.",
  "app.nearest.step": "There is no step “{wanted}”. This is the nearest: “{found}”.",
  "app.english": "This lesson has not been translated yet. You read it in English.",
  "app.index": "The list of lessons",
  "app.index.empty": "The list of lessons is empty.",
  "app.across.search": "The words of all lessons",
  "app.across.cards": "The cards of all lessons",
  "app.the_lesson": "The lesson “{title}”",
  "app.the_records": "The recording of the lesson “{title}”",
  "app.other_version":
    "The lesson “{title}” was made for another version of this page. Reload to get the newest.",
  "app.no_network": "{what} could not be fetched. Check the connection and try again.",
  "app.not_there":
    "{what} is not on this server (status {status}). If you run this site, upload the whole folder; if not, tell who does.",
  "app.unreadable":
    "{what} arrived, but cannot be read: it was cut short, or another page came in its place. Try again; if that does not help, sign in again or tell who runs this site.",
};
