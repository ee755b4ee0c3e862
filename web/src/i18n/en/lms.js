/** In a package of a learning platform: what is not recorded, and what a learner can do. */

/** @type {import("../text.js").Dictionary} */
export default {
  "lms.missing": "Your score is not being recorded: this page could not find your learning platform.",
  "lms.missing.do":
    "Close it and open the activity again from your course. If you see this again, ask your teacher to have the activity open in a new window.",
  "lms.refused": "Your score is not being recorded: your learning platform did not start a session.",
  "lms.refused.do":
    "Load the activity again. If that doesn't help, sign in again and open it from your course.",
  "lms.unsaved": "Your learning platform did not save your score.",
  "lms.unsaved.do":
    "Your answers are still here, so keep this page open. Check your connection, or sign in again in another tab, then try again.",
  "lms.answers": "Your score is saved, but your learning platform did not save your answers.",
  "lms.answers.do": "Keep this page open and try again. If it still fails, tell your teacher.",
  "lms.ended": "This visit ended when you left the page, so nothing you do here is recorded.",
  "lms.ended.do": "Load the activity again to pick up where you left off.",
  "lms.elsewhere": "This activity is now open in another tab, so nothing you do here is recorded.",
  "lms.elsewhere.do": "Go on in the other tab, or load the activity again to go on here.",
  "lms.preview": "This is a preview or a review: your learning platform is not recording a score.",
  "lms.preview.do": "To earn one, open the activity from your course and start an attempt.",
  "lms.unread": "Your score is not being recorded: part of this package is missing.",
  "lms.unread.do": "Please tell your teacher, who can upload the package again.",
  "lms.not_included": "The lesson “{wanted}” is not part of this activity. This one is: “{found}”.",
  "lms.code": "(Platform error {code})",
  "lms.retry": "Try again",
  "lms.reload": "Load the activity again",
  "lms.progress.about":
    "Your learning platform keeps your answers and your score. Nothing is kept in this browser.",
  "lms.progress.forget": "You can then answer again. Your score on the platform never goes down.",
  "lms.progress.sure": "Forget all your answers and practice results? Your score on the platform stays.",
};
