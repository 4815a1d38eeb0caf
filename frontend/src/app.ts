// What the pages do beyond being read. Without scripts every page shows the same words and every link works.
import { followProgress, takeDrops } from "./adding";
import { walkWithKeys } from "./matrix";
import { leaveOutEmpty } from "./filters";
import { decideWithKeys } from "./review";
import { tieClaimsToWords } from "./reader";
import { offerLastLook, tellTheRest, tellWhatChanged } from "./visits";

const matrix = document.getElementById("matrix");
if (matrix instanceof HTMLTableElement) walkWithKeys(matrix);

const text = document.getElementById("text");
if (text) tieClaimsToWords(document);

for (const form of document.querySelectorAll<HTMLFormElement>("form.filters")) leaveOutEmpty(form);

if (document.querySelector("[data-key]")) decideWithKeys(document);

const adding = document.getElementById("adding");
if (adding instanceof HTMLFormElement) takeDrops(adding);

const job = document.getElementById("job");
if (job) followProgress(job);

const visit = document.getElementById("visit");
if (visit) void tellWhatChanged(visit);

const look = document.getElementById("last-look");
if (look instanceof HTMLAnchorElement) offerLastLook(look);

if (document.querySelector("#changed .later")) void tellTheRest(document);
