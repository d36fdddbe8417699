const TEXT = 'text/plain';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MEGABYTE = 1_000_000;

/** What can be brought as evidence: what a browser shows without running it, and what is read for its words alone. */
const KEPT: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/aac': 'aac',
  'audio/webm': 'webm',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

/** Recordings are longer than papers. */
export const MOST_FILE = { recording: 60 * MEGABYTE, other: 20 * MEGABYTE } as const;
export const MOST_FILES = 5;

export const isRecording = (mediaType: string): boolean => /^(audio|video)\//.test(mediaType);
/** Its words are read, and they are the evidence: the file itself, which may name anybody, is not kept. */
export const isReadForWords = (mediaType: string): boolean => mediaType === TEXT || mediaType === DOCX;
export const endingOf = (mediaType: string): string => KEPT[mediaType] ?? 'txt';

type Came = { readonly mediaType: string; readonly size: number; readonly scan: string };

/** Why a file cannot be brought; undefined where it can. */
export function fileRefused({ mediaType, size, scan }: Came): string | undefined {
  if (scan === 'infected') return 'A virus was found in this file. It was not kept.';
  if (!isReadForWords(mediaType) && KEPT[mediaType] === undefined)
    return 'This kind of file is not taken. Bring a PDF, a picture, a text, a Word document, or a recording as MP3, M4A, Ogg, WAV, MP4 or WebM.';
  const most = isRecording(mediaType) ? MOST_FILE.recording : MOST_FILE.other;
  return size > most ? `This file is larger than ${most / MEGABYTE} MB. Bring the part that matters.` : undefined;
}

type Brought = { readonly mediaType: string; readonly kept: boolean };
type Said = { readonly looked: boolean; readonly consent: string };

/** What has still to be said of a file before it can be evidence. */
export function stillToSay({ mediaType, kept }: Brought, { looked, consent }: Said): string | undefined {
  if (kept && !looked) return 'Look through the file, and say that nobody is named or shown in it who did not agree.';
  if (isRecording(mediaType) && consent.trim() === '') return 'Say who agreed to be recorded, and how they were asked.';
  return undefined;
}
