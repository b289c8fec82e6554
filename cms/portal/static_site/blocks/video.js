import { videoFigure } from "../video-player.js";

export const video = (clip) => videoFigure(clip);
