/**
 * One activity in two tabs: each has its own copy of the platform's data, so the older one would write over what the
 * newer one reported. The newer one announces itself, and the older one stops.
 *
 * It stops for another learner as well: whoever has signed in since is the one that the platform would take it for.
 */

/** @typedef {{ page: string, activity: string, learner: string }} Visit `page` tells tabs apart */

const CHANNEL = "buddyscope:lms";

/** @param {Visit} mine @param {Visit} other @returns {boolean} whether the other visit takes the place of mine */
export function replaces(mine, other) {
  if (other.page === mine.page) return false;
  const sameLearner = other.learner === mine.learner;
  return sameLearner ? other.activity === mine.activity : Boolean(other.learner && mine.learner);
}

/** Announce this visit, and hear of later ones. @param {Visit} mine @param {() => void} replaced @returns {() => void} ends it */
export function followTabs(mine, replaced) {
  if (typeof BroadcastChannel === "undefined") return () => {};
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (isVisit(data) && replaces(mine, data)) replaced();
  };
  channel.postMessage(mine);
  return () => channel.close();
}

/** @param {any} data @returns {data is Visit} */
function isVisit(data) {
  return ["page", "activity", "learner"].every((key) => typeof data?.[key] === "string");
}
