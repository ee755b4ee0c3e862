/** Every element of the page by its tag, so that querySelector() and createElement() give it with its properties. */

declare global {
  interface HTMLElementTagNameMap {
    "bs-asides": import("../lesson/bs-asides.js").BsAsides;
    "bs-ask": import("../sandbox/bs-ask.js").BsAsk;
    "bs-callgraph": import("../inspect/bs-callgraph.js").BsCallgraph;
    "bs-cards": import("../lesson/bs-cards.js").BsCards;
    "bs-challenge": import("../lesson/bs-challenge.js").BsChallenge;
    "bs-charts": import("../inspect/bs-charts.js").BsCharts;
    "bs-circumstances": import("../sandbox/bs-circumstances.js").BsCircumstances;
    "bs-clinic": import("../clinic/bs-clinic.js").BsClinic;
    "bs-clinic-answer": import("../clinic/bs-clinic-answer.js").BsClinicAnswer;
    "bs-clinic-text": import("../clinic/bs-clinic-text.js").BsClinicText;
    "bs-clinic-zone": import("../clinic/bs-clinic-zone.js").BsClinicZone;
    "bs-code": import("../inspect/bs-code.js").BsCode;
    "bs-compare": import("../sandbox/compare/bs-compare.js").BsCompare;
    "bs-console": import("../sandbox/console/bs-console.js").BsConsole;
    "bs-controls": import("../lesson/bs-controls.js").BsControls;
    "bs-header": import("../shell/bs-header.js").BsHeader;
    "bs-held": import("../sandbox/bs-held.js").BsHeld;
    "bs-help": import("../shell/bs-help.js").BsHelp;
    "bs-hints": import("../lesson/bs-hints.js").BsHints;
    "bs-lab": import("../lab/bs-lab.js").BsLab;
    "bs-lab-course": import("../lab/bs-lab-course.js").BsLabCourse;
    "bs-lab-editor": import("../lab/bs-lab-editor.js").BsLabEditor;
    "bs-lab-log": import("../lab/bs-lab-log.js").BsLabLog;
    "bs-lab-picture": import("../lab/bs-lab-picture.js").BsLabPicture;
    "bs-lab-run": import("../lab/bs-lab-run.js").BsLabRun;
    "bs-lab-score": import("../lab/bs-lab-score.js").BsLabScore;
    "bs-lesson": import("../lesson/bs-lesson.js").BsLesson;
    "bs-lms-bar": import("../lms/bs-lms-bar.js").BsLmsBar;
    "bs-loading": import("../shell/bs-loading.js").BsLoading;
    "bs-log": import("../inspect/bs-log.js").BsLog;
    "bs-log-all": import("../inspect/bs-log-all.js").BsLogAll;
    "bs-machine-editor": import("../kernels/linux-2.4.22/machine-editor/bs-machine-editor.js").BsMachineEditor;
    "bs-machine-form": import("./bs-machine-form.js").BsMachineForm;
    "bs-machines": import("../sandbox/machines/bs-machines.js").BsMachines;
    "bs-map": import("../course/bs-map.js").BsMap;
    "bs-menu": import("../course/bs-menu.js").BsMenu;
    "bs-offline": import("../shell/bs-offline.js").BsOffline;
    "bs-practice": import("../practice/bs-practice.js").BsPractice;
    "bs-practice-case": import("../practice/bs-practice-case.js").BsPracticeCase;
    "bs-practice-duel": import("../practice/bs-practice-duel.js").BsPracticeDuel;
    "bs-practice-hands": import("../practice/bs-practice-hands.js").BsPracticeHands;
    "bs-practice-told": import("../practice/bs-practice-told.js").BsPracticeTold;
    "bs-predict": import("../lesson/bs-predict.js").BsPredict;
    "bs-present": import("../share/class/bs-present.js").BsPresent;
    "bs-preview": import("../lesson/bs-preview.js").BsPreview;
    "bs-print": import("../share/class/bs-print.js").BsPrint;
    "bs-progress": import("../course/bs-progress.js").BsProgress;
    "bs-qr": import("../share/bs-qr.js").BsQr;
    "bs-question": import("../lesson/bs-question.js").BsQuestion;
    "bs-requests": import("../sandbox/bs-requests.js").BsRequests;
    "bs-review": import("../course/bs-review.js").BsReview;
    "bs-sandbox": import("../sandbox/bs-sandbox.js").BsSandbox;
    "bs-save-menu": import("../sandbox/bs-save-menu.js").BsSaveMenu;
    "bs-saves": import("../sandbox/bs-saves.js").BsSaves;
    "bs-search": import("../course/bs-search.js").BsSearch;
    "bs-share": import("../share/bs-share.js").BsShare;
    "bs-share-class": import("../share/bs-share-class.js").BsShareClass;
    "bs-share-embed": import("../share/bs-share-embed.js").BsShareEmbed;
    "bs-share-link": import("../share/bs-share-link.js").BsShareLink;
    "bs-share-picture": import("../share/bs-share-picture.js").BsSharePicture;
    "bs-shared": import("../share/bs-shared.js").BsShared;
    "bs-side": import("../shell/bs-side.js").BsSide;
    "bs-stage": import("../stage/bs-stage.js").BsStage;
    "bs-stage-strip": import("../stage/bs-zone-strip.js").BsStageStrip;
    "bs-teacher": import("../course/bs-teacher.js").BsTeacher;
    "bs-time": import("../sandbox/bs-time.js").BsTime;
    "bs-transport": import("../player/bs-transport.js").BsTransport;
    "bs-twin": import("../stage/bs-twin.js").BsTwin;
    "bs-waiting": import("../shell/bs-waiting.js").BsWaiting;
    "bs-workload": import("../sandbox/bs-workload.js").BsWorkload;
  }
}

export {};
