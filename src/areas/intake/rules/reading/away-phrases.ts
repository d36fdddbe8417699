/** Subjects that only an out-of-office assistant writes. */
const AWAY_SUBJECTS: readonly RegExp[] = [
  /\bout[- ]of[- ](the[- ]|my[- ])?office\b(?! hours)|\booo\b\s*[:\-–]|^\s*(vacation|absence|away) (message|notice|notification|reply|response)/i,
  /abwesenheits(notiz|benachrichtigung|meldung|assistent|nachricht)|(absence|absente?) du bureau|(message|notification|avis|r[ée]ponse) d.absence/i,
  /(fuera|ausente) (de la|del|de) (oficina|despacho)|mensaje de ausencia|fuori (sede|ufficio)|assenza dall.ufficio|risposta di assenza/i,
  /fora do escrit[óo]rio|aus[êe]ncia (tempor[áa]ria|do escrit)|afwezigheids?(bericht|assistent|melding)|ikke p[åa] kontoret/i,
  /frav[æa]rs?(melding|besked|meddelelse)|inte p[åa] kontoret|fr[åa]nvaro(meddelande|besked)|poissaoloviesti|poza biurem|mimo kancel[áa][řr]/i,
  /нет на рабочем месте|вне офиса|ofis d[ıi][şs][ıi]nda|h[áa]zon k[íi]v[üu]l|不在(通知|連絡|のお知らせ)|외출 중|부재중 ?(자동|알림)/i,
];

/** Subjects of absence notes that customers write as well, about their own absences. */
const POSSIBLE_SUBJECTS: readonly RegExp[] = [
  /\bon (annual |sick |parental |maternity |paternity )?(leave|vacation|holiday)\b|^\s*holiday|away from (my|the) (mail|desk|office)/i,
  /abwesenheit|abwesend|au(ß|ss)er haus|nicht im (b[üu]ro|hause)|\babsente?\b|absence|ausente|ausencia|aus[êe]ncia|assenza|assente/i,
  /niet aanwezig|afwezig|ikke til stede|frav[æa]r|fr[åa]nvaro|poissa|nieobecn|nep[řr][íi]tomn|отсутств|不在|休暇|外出|休假|外勤|부재중/i,
];

/** Subjects of automatic answers of every kind; the body decides whether somebody is away. */
const AUTO_SUBJECTS: readonly RegExp[] = [
  /^\s*(\[?auto(mat(ic|ed))?[- ]?(reply|response|responder|answer|acknowledge?ment|message)\]?)\b/i,
  /^\s*auto(reply|response|responder|-?reply|-?response)\b|\[auto[- ]?(reply|response)\]|\(auto[- ]?(reply|response)\)/i,
  /^\s*(automatische (antwort|antwoord|reactie|beantwoording)|automatisch antwoord|automatisk(t)? svar|autosvar)/i,
  /^\s*(r[ée]ponse automatique|respuesta autom[áa]tica|risposta automatica|resposta autom[áa]tica|automaattinen vastaus)/i,
  /^\s*(automatyczna odpowied[źz]|odpowied[źz] automatyczna|automatick[áa] odpov[ěe][ďd]|automatikus v[áa]lasz)/i,
  /^\s*(автоматический ответ|автоответ|otomatik yan[ıi]t|r[ăa]spuns automat|自動(応答|返信)|自动(答复|回复)|自動(回覆|答覆)|자동 ?회신)/i,
];

const AWAY_BODIES: readonly RegExp[] = [
  /\b(i|we) (am|are|will be|.m|.ll be)( currently| now)? (out of|away|on (annual |sick |maternity |parental |extended )?(leave|vacation|holiday)|travell?ing|not in the office|absent)/i,
  /out of (the )?office|away from (my|the) (desk|office|e-?mail)|limited access to (my )?e-?mail|(return|back) (to|in) the office|on (annual )?leave (until|from)/i,
  /no longer (work|with|employed|at)|has left (the )?(organisation|organization|company|council)/i,
  /nicht (im (b[üu]ro|hause?)|erreichbar)|au(ß|ss)er haus|im urlaub|abwesend|abwesenheit/i,
  /absent(e)?\b|en cong[ée]s|de retour le|je suis (actuellement )?en d[ée]placement|fuera de la oficina|de vacaciones|estar[ée] ausente/i,
  /fuori (ufficio|sede)|in ferie|sar[òo] assente|fora do escrit[óo]rio|de f[ée]rias|ausente|afwezig|niet aanwezig|met verlof|op vakantie/i,
  /p[åa] (semester|ferie)|tillbaka (den|igen)|tilbage (den|igen)|frav[æa]r|lomalla|poissa|urlop|nieobecn|dovolen/i,
  /в отпуске|отсутств|вернусь|不在|休暇|休假|出差|外出|izindeyim|szabads[áa]gon|휴가|부재/i,
];

const AUTO_BODIES =
  /this is an automat(ed|ic)|automatic(ally)? (generated|reply|response)|auto(-| )?(generated|reply|response)|do not reply to this|thank you for (your (e-?mail|message|enquiry|inquiry)|contacting|getting in touch)|we have received your|dies ist eine automatische|automatisch (generiert|erstellt)|ceci est (un|une) (message|r[ée]ponse) automatique|mensaje autom[áa]tico|messaggio automatico|automatisch (bericht|gegenereerd)/i;

export function isAwaySubject(subject: string): boolean {
  return !isReplyTo(subject) && AWAY_SUBJECTS.some((pattern) => pattern.test(subject.slice(0, 1000)));
}

export function isAutomaticSubject(subject: string): boolean {
  return AUTO_SUBJECTS.some((pattern) => pattern.test(subject.slice(0, 1000)));
}

/** Only the beginning counts: quoted text below an answer may well hold somebody else's absence note. */
export function isAwayBody(text: string): boolean {
  const start = text.slice(0, 1500);
  return AWAY_BODIES.some((pattern) => pattern.test(start));
}

export function isAutomaticBody(text: string): boolean {
  return AUTO_BODIES.test(text.slice(0, 3000));
}

export function mayBeAwaySubject(subject: string): boolean {
  return !isReplyTo(subject) && POSSIBLE_SUBJECTS.some((pattern) => pattern.test(subject.slice(0, 1000)));
}

/** A person who answers an absence note sends `Re: Out of Office`; that is not an absence note. */
function isReplyTo(subject: string): boolean {
  return /^\s*(re|aw|sv|vs|antw|odp|rv|fw|fwd|wg|tr)\s*:/i.test(subject);
}
