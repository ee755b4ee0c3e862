/** The English that a lesson's first picture needs. The rest is fetched when a word of it is asked for. */

import { merged } from "./dictionary.js";
import app from "./en/app.js";
import describe from "./en/describe.js";
import details from "./en/details.js";
import engine from "./en/engine.js";
import header from "./en/header.js";
import lesson from "./en/lesson.js";
import sentences from "./en/sentences.js";
import stage from "./en/stage.js";

export const firstWords = merged({ app, describe, details, engine, header, lesson, sentences, stage });
