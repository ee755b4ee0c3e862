/** Who may import whom in web/src: features stand on pure layers, and nothing points upwards. `depcruise` checks it (make lint). */

const FEATURES = "^web/src/(shell|lesson|sandbox|practice|share|lms|course|embed|main)";
const VIEWS = "^web/src/(stage|player|inspect)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "layers-know-no-feature",
      comment: "Words, records, kernels, the picture and small tools know nothing of the page.",
      severity: "error",
      from: { path: "^web/src/(i18n|history|kernels|scene|ui)/" },
      to: { path: `${FEATURES}|${VIEWS}` },
    },
    {
      name: "records-and-picture-know-no-engine",
      comment: "Timelines and scenes are made from data: who asks Python for it is not theirs to know.",
      severity: "error",
      from: {
        path: "^web/src/(i18n|history|kernels|scene|ui|stage|player|inspect)/",
        pathNot: "(wire|code-reader)\\.js$",
      },
      to: { path: "^web/src/engine/.*\\.js$", pathNot: "engine/(status-words|late-modules)\\.js$" },
    },
    {
      name: "elements-do-not-ask-python",
      comment: "Properties in, events out: wire.js and main.js talk to the engine.",
      severity: "error",
      from: { path: "/bs-[^/]+\\.js$" },
      to: { path: "^web/src/(engine/(?!status-words)[^/]+|main)\\.js$" },
    },
    {
      name: "views-know-no-feature",
      comment: "Stage, player and inspection serve lessons, sandbox and practice alike.",
      severity: "error",
      from: { path: VIEWS, pathNot: "(wire|props)\\.js$" },
      to: { path: "^web/src/(lesson|sandbox|practice|share|lms|course|embed)/" },
    },
    {
      name: "features-stand-on-each-other-in-one-direction",
      comment: "Lesson and sandbox are below practice and course, those below share; an embed is above all.",
      severity: "error",
      from: { path: "^web/src/(lesson|sandbox)/" },
      to: { path: "^web/src/(practice|share|lms|course|embed)/", pathNot: "practice/(state|routes)\\.js$" },
    },
    {
      name: "nothing-is-above-the-embed",
      comment: "What an embed and the site share stands below both.",
      severity: "error",
      from: { path: "^web/src/(?!embed/)" },
      to: { path: "^web/src/embed/" },
    },
    {
      name: "kernels-are-reached-by-the-registry",
      comment: "The registry imports kernels; readers of descriptions name none.",
      severity: "error",
      from: { path: "^web/src/(kernels/described|history|scene|stage|player|ui|i18n)/" },
      to: { path: "^web/src/kernels/[^/]+-[0-9.]+/" },
    },
    {
      name: "nothing-that-is-not-there",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\?(inline|worker)" },
    },
  ],
  options: { doNotFollow: { path: "node_modules" }, exclude: { path: "\\.css|\\.d\\.ts$" } },
};
