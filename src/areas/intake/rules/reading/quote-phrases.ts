/**
 * The words with which mail programs introduce a quotation. A line counts only together with a date or an address,
 * so that `On Monday he wrote:` in a letter stays part of the letter.
 */
const OPENERS =
  /^(on|at|op|am|le|el|em|il|in data|den|d\.|dnia|d[ňn]a|dne|w dniu|pe|p[åa]|la|ngày|vào|tarihinde|em|no dia|a|в|на|在|於|的?|dana|u|on the|il giorno|el d[íi]a|från|fra|il|le)(?=[\s\d])/i;

const WROTE =
  /(wrote|writes|said|schrieb|geschrieben|schreef|geschreven|a [ée]crit|escribi[óo]|escreveu|ha scritto|scrisse|skrev|skreiv|napisa[łl]\(?a?\)?|napsal\(?a?\)?|nap[íi]sal\(?a?\)?|пишет|написала?|написал\(а\)|писал\(?а?\)?|kirjoitti|yazd[ıi]|[íi]rta|a scris|je napisao|je napisala|написав|είπε|έγραψε|viết|写道|寫道|写到|来信|のメール|書きました|wrote\.|님이 작성|작성)/iu;

const HAS_DATE =
  /\d{1,4}\s*[-/.年월月]\s*\d{1,2}|\d{1,2}[\s.]+(de\s+)?\p{L}{3,}|\p{L}{3,}\.?\s+\d{1,2}\b|\d{1,2}:\d{2}/u;
const HAS_ADDRESS = /[^\s@<>]{1,100}@[^\s@<>]{1,200}/;

const MAX_LINE = 600;

/** True when the line, or several wrapped lines joined, introduce a quoted message. */
export function introducesQuote(line: string): boolean {
  const text = line.replace(/^[\s>*]+/, '').trim();
  if (text.length < 8 || text.length > MAX_LINE) return false;
  return isAttribution(text) || isDatedSender(text) || isSeparator(text);
}

/** How strongly a line looks like the first line of a wrapped introduction. */
export function beginsIntroduction(line: string): 'surely' | 'perhaps' | 'no' {
  const text = line.replace(/^[\s>*]+/, '').slice(0, MAX_LINE);
  if (OPENERS.test(text)) return 'surely';
  return HAS_DATE.test(text) || HAS_ADDRESS.test(text) ? 'perhaps' : 'no';
}

function isAttribution(text: string): boolean {
  const ends = /[:：>)]\s*\**$|(wrote|a [ée]crit|schreef|escribi[óo]|escreveu|写道|寫道|wrote\s*-{2,})\s*$/iu.test(
    text,
  );
  if (!ends || !WROTE.test(text)) return false;
  if (OPENERS.test(text) && (HAS_DATE.test(text) || HAS_ADDRESS.test(text))) return true;
  if (HAS_ADDRESS.test(text) && /<[^<>]{1,200}@[^<>]{1,200}>/.test(text)) return true;
  return /^[-\s]*\p{L}{0,12}[,.]?\s*\d/u.test(text) && HAS_DATE.test(text) && text.length < 300;
}

/** Yandex and others: `26.06.2014, 14:41, "Name" <address>:`, on the line of the quotation or above it. */
const NUMBERED = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?\s.{0,120}<[^<>\s]{1,200}@[^<>\s]{1,200}>\s?[:：]?$/;

/** Gmail in some languages writes only the date and the sender, without any verb. */
function isDatedSender(text: string): boolean {
  if (NUMBERED.test(text)) return true;
  if (/^\d{4}-\d{2}-\d{2}\s+\d{1,2}:\d{2}\s+(GMT|UTC)\s*[+-]?\d{0,2}:?\d{0,2}\s+\S.{0,200}$/.test(text)) return true;
  if (/^\d{4}\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}.{0,60}<[^<>\s]{1,200}@[^<>\s]{1,200}>\s?[:：]?$/.test(text))
    return true;
  return /^(\p{L}{2,12}\.?,?\s+)?\d{1,2}[.\s]\s?\p{L}{3,12}\.?\s+\d{4}.{0,80}<[^<>\s]{1,200}@[^<>\s]{1,200}>\s?[:：]$/u.test(
    text,
  );
}

const ORIGINAL =
  /original (message|appointment|e-?mail)|forwarded (message|by|e-?mail)|reply message|urspr[üu]ngliche (nachricht|e-?mail)|originalnachricht|weitergeleitete nachricht|message d.origine|message (original|transf[ée]r[ée])|courriel original|mensaje (original|reenviado)|mensagem (original|encaminhada)|messaggio (originale|inoltrato)|oorspronkelijk bericht|doorgestuurd bericht|original(t |)meddelande|vidarebefordrat|opprinnelig melding|oprindelig meddelelse|videresendt|alkuper[äa]inen viesti|wiadomo[śs][ćc] (oryginalna|przekazana)|oryginalna wiadomo|p[ůu]vodn[íi] (zpr[áa]va|e-?mail)|исходное сообщение|пересылаемое сообщение|оригинальное сообщение|orijinal (mesaj|ileti)|eredeti [üu]zenet|mesaj original|原始邮件|原始信件|转发的?邮件|轉寄郵件|元のメッセージ|転送メッセージ|원본 메[시세]지|전달된 메[시세]지/iu;

function isSeparator(text: string): boolean {
  if (text.length > 120) return false;
  if (/^[-_=*\s]{2,}[^-_=*]{3,80}[-_=*\s]{2,}$/.test(text) && ORIGINAL.test(text)) return true;
  if (/^-{4,}\s?[\p{L}\s.']{3,40}\s?-{4,}$/u.test(text)) return true;
  return /^(begin forwarded message|anfang der weitergeleiteten (nachricht|e-?mail)|d[ée]but du message (r[ée]exp[ée]di[ée]|transf[ée]r[ée])|inicio del mensaje reenviado|inizio messaggio inoltrato)\s?:?$/iu.test(
    text,
  );
}

const FROM_WORDS =
  'from|von|de|da|van|fr[åa]n|fra|od|от|от кого|в[іи]д|kimden|g[öo]nderen|发件人|發件人|寄件者|寄件人|差出人|보낸 ?사람|l[äa]hett[äa]j[äa]|felad[óo]|exp[ée]diteur|remetente|mittente|afzender|avs[äa]ndare|avsender|afsender|nadawca|odes[íi]latel|expeditor|απ[όo]';
const OTHER_WORDS =
  'sent|date|to|cc|bcc|subject|reply-to|importance|attachments|gesendet|datum|an|betreff|antwort an|kopie|envoy[ée]|[àa]|objet|cc ?:|copie [àa]|enviado|enviada|enviado el|fecha|para|asunto|assunto|data|inviato|a|oggetto|verzonden|verstuurd|aan|onderwerp|skickat|till|[äa]mne|kopia|sendt|til|emne|dato|kopi|wys[łl]ano|wys[łl]ane|do|dw|temat|отправлено|дата|кому|копия|тема|надіслано|发送时间|发送日期|日期|寄件日期|日時|收件人|收件者|抄送|副本|主题|主旨|主題|送信日時|宛先|件名|보낸 ?날짜|받는 ?사람|제목|참조|g[öo]nderilme|g[öo]nderildi|tarih|kime|bilgi|konu|l[äa]hetetty|vastaanottaja|aihe|elk[üu]ldve|c[íi]mzett|t[áa]rgy|odesl[áa]no|odoslan[ée]|komu|p[řr]edm[ěe]t|predmet|trimis|c[ăa]tre|subiect';

const FROM_LINE = new RegExp(`^[\\s>*]*(${FROM_WORDS})\\s?\\*?\\s?[:：]\\s?\\*?\\s*\\S`, 'iu');
const HEADER_LINE = new RegExp(`^[\\s>*]*(${FROM_WORDS}|${OTHER_WORDS})\\s?\\*?\\s?[:：]`, 'iu');

/** A line like `From: …` or `Betreff: …` of a header block that a mail program puts above what it quotes. */
export function isHeaderLine(line: string): boolean {
  return line.length < 2000 && HEADER_LINE.test(line);
}

export function isFromLine(line: string): boolean {
  return line.length < 2000 && FROM_LINE.test(line);
}

const DEVICE_SIGNATURES: readonly RegExp[] = [
  /^(sent|posted|written) (from|via|with|by|on) (my |the |an? |a mobile |outlook|yahoo|gmail|mail |samsung|windows|proton|iphone|ipad|android|blackberry|fastmail|airmail|spark|unibox|mobile|aol|huawei|xiaomi|galaxy|tutanota|postbox|hey|superhuman)[^,.;!?]{0,60}\.?$/i,
  /^(get|download|try) (the )?(outlook|yahoo mail|boxer|spark|bluemail|edison mail)\b.{0,80}$/i,
  /^(von|vom) (meinem|meiner|mein|unterwegs|iphone|ipad|samsung|android|handy).{0,60}(gesendet|geschickt|verschickt)\.?$/i,
  /^gesendet (von|mit|aus|vom)\b.{0,60}$|^diese nachricht wurde von meinem .{0,60}gesendet\.?$|^hol dir outlook/i,
  /^(envoy[ée]|t[ée]l[ée]charger? outlook) (de|depuis|[àa] partir|avec|pour)\b.{0,60}$|^(enviado|enviada|mandado) (desde|do|de|a partir|pelo|via|con|com)\b.{0,60}$/i,
  /^(inviato|spedito) (da|dal|tramite)\b.{0,60}$|^(verzonden|verstuurd) (vanaf|via|met|van|vanuit)\b.{0,60}$/i,
  /^(skickat|skickades|sendt|sent) (fr[åa]n|fra|med|via)\b.{0,60}$|^l[äa]hetetty .{0,60}$|^(wys[łl]ane|wys[łl]ano) (z|ze)\b.{0,60}$/i,
  /^(odesl[áa]no|odoslan[ée]) (z|ze|pomoc[íi])\b.{0,60}$|^(отправлено|послано|надіслано) (с|со|из|з|от)\s.{0,60}$|^(trimis|poslano|k[üu]ldve) .{0,50}$/i,
  /^.{0,40}(iphone|ipad|android|cihaz[ıi]m).{0,20}(g[öo]nderildi|から送信|에서 보냄)\.?$|^(从|从我的|發自我的|发自我的|發送自).{0,40}$|^.{0,30}から送信$|^나의 .{0,30}보냄$/i,
];

/** `Sent from my iPhone` and its sisters. A sentence that merely begins this way has commas and goes on. */
export function isDeviceSignature(line: string): boolean {
  const text = line
    .replace(/<https?:[^>]{0,300}>|\(https?:[^)]{0,300}\)|\[https?:[^\]]{0,300}\]/g, '')
    .replace(/^[\s>*_~\-–—]+|[\s*_]+$/g, '');
  return text.length > 8 && text.length < 110 && DEVICE_SIGNATURES.some((pattern) => pattern.test(text));
}
