/** How mail servers name a failed delivery in a subject, language by language. */
const BOUNCE_SUBJECTS: readonly RegExp[] = [
  /undeliver(able|ed)|returned (e-?)?mail|returned to sender|returning message|failure notice|(failed|failure) delivery/i,
  /delivery (status|failure|has failed|failed|problem|incomplete|unsuccessful|error|report)|non[- ]?deliver(y|able)/i,
  /(mail|message|e-?mail) (delivery )?(failed|failure|error|problem|rejected|returned|undeliverable|bounced)/i,
  /(could not|couldn.t|cannot|can.t|can not|was not|wasn.t|not) be(en)? (delivered|sent)|(message|mail) (was )?not (delivered|sent)/i,
  /error (during|in|sending|while).{0,20}(delivery|mail)|mail system error|delivery of your message|are not (a )?member/i,
  /unzustellbar|nicht zustellbar|nicht zugestellt|zustellung.{0,30}(fehl|nicht)|bermittlungsstatus|zustellungsfehler/i,
  /non[- ](remis|distribu|d[ée]livr)|[ée]chec d.{0,12}(remise|distribution|livraison|envoi)|avis de non|n.a pas pu [êe]tre remis/i,
  /no (se )?(pudo|puede|ha podido|entregad|fue entregad)|fallo.{0,20}entrega|entrega fallida|correo devuelto|devuelto al remitente/i,
  /mancat[ao] (recapito|consegna)|(non|impossibile) (recapita|consegna)|notifica di mancato/i,
  /n[ãa]o (foi |p[ôo]de ser )?entreg|falha (na|de) entrega|mensagem devolvida|status de entrega/i,
  /onbestelbaar|onbezorgbaar|niet (bezorgd|afgeleverd|besteld)|kon niet (worden )?(bezorgd|afgeleverd|verzonden)/i,
  /(kunde|kunne|kan) (inte|ikke) (leverer|lever|sende)|olever|ikke (leveret|levert)|ej lever|uleverbar|ikke-leveret/i,
  /ei (voitu|voi) toimittaa|toimitus ep[äa]onnistui|niedostarcz|nie (mo[żz]na|uda[łl]o si[ęe]).{0,12}dostarczy|zwrot wiadomo/i,
  /nedoru[čc]|nelze doru[čc]it|nem k[ée]zbes[íi]t|sikertelen k[ée]zbes|teslim edilemedi|iletilemedi|nu a (putut fi|fost) livrat/i,
  /не ?доставлен|не удалось доставить|ошибка доставки|невозможно доставить|не доставлено|не може бути доставлен/i,
  /配信(不能|失敗|でき)|送信(でき|エラー|失敗)|配達.{0,6}でき|届け?(られ|でき|か)|不達|戻され|メールエラー|配信エラー|宛先不明/,
  /退信|无法(投递|送达|传递)|未送达|投递失败|退件|無法(投遞|傳送|送達|傳遞)|傳送失敗|发送失败|반송|배달되지|전송 ?실패|전달되지/,
];

/** What the body of a failed delivery says. These are sentences of machines; people do not write them. */
const BOUNCE_BODIES: readonly RegExp[] = [
  /(could not|couldn.t|cannot|can not|was not|wasn.t|were not|has not|not been able to|unable to|failed to) (be )?(deliver|send|relay|process|reach)/i,
  /(was not|wasn.t|not|never) delivered to|undeliver(able|ed)|non[- ]?deliverable|delivery (has )?fail|delivery to the following/i,
  /(permanent|fatal|transient|temporary)( fatal)? error|i.m afraid i (wasn.t|was not) able|gave up|giving up|given up/i,
  /(user|recipient|mailbox|address|account|host|domain)( address| name)? (is )?(unknown|not found|rejected|unavailable|disabled|full|inactive|invalid|does not exist|doesn.t exist|over quota)/i,
  /unknown (user|recipient|address|local|host)|no such (user|recipient|mailbox|domain|address)|invalid (recipient|address|mailbox)/i,
  /(mailbox|inbox|quota).{0,30}(full|exceeded)|over quota|remote host said|failed recipients?|returned? (unopened|unsent)/i,
  /\b5\d\d[ -]#?5\.\d{1,3}\.\d{1,3}\b|\b55\d [a-z<"']|SMTP error from remote|transcript of session|undelivered mail|mail loop/i,
  /nicht zugestellt werden|unzustellbar|empf[äa]nger (unbekannt|nicht)|n.a pas pu [êe]tre|destinataire (inconnu|introuvable)/i,
  /no (se )?(pudo|ha podido|puede) (ser )?(entreg|enviar)|impossibile (recapitare|consegnare)|n[ãa]o p[ôo]de ser entregue/i,
  /не (было|было )?(может быть )?доставлен|не удалось доставить|не существует|почтовый ящик|kunde inte lever|kunne ikke lever/i,
  /(届|送信|配信|配達).{0,12}(でき|しません|ません)|宛先|エラー.{0,10}(メール|理由)|无法(投递|送达)|退信|被退回|不存在|반송/,
];

const DELAYS: readonly RegExp[] = [
  /delay|warning:|(will|shall) (be )?(continue|keep|retr)|still (being )?(re)?tr(y|ied)|not yet (been )?delivered|\(warning\)|deferred/i,
  /verz[öo]ger|retard|differita|in ritardo|vertraagd|f[öo]rsena|forsinke|op[óo][źz]ni|задерж|遅延|延迟|延遲|지연/i,
];

export function isBounceSubject(subject: string): boolean {
  return BOUNCE_SUBJECTS.some((pattern) => pattern.test(subject.slice(0, 1000)));
}

export function isBounceBody(text: string): boolean {
  const start = text.slice(0, 8000);
  return BOUNCE_BODIES.some((pattern) => pattern.test(start));
}

/** A subject saying so is enough. A body only counts while it does not also say that the delivery was given up. */
export function isDelay(subject: string, text: string): boolean {
  if (DELAYS.some((pattern) => pattern.test(subject.slice(0, 1000)))) return true;
  const start = text.slice(0, 3000);
  const retrying =
    /(will|shall|going to) (continue|keep|be retried|retry|try again|still)|do not need to (do anything|resend)/i;
  return retrying.test(start) && !/gave up|giving up|given up|permanent(ly)?|fatal/i.test(start);
}

const DAEMONS =
  /mailer[-_ ]?daemon|mail[-_ ]?daemon|mail delivery (sub)?system|\bpostmaster\b|mail (delivery|system)\b|smtp\b.{0,20}service|\bbounces?@|ndr administrator|interscan/i;

/** `from` is the raw From header: daemons often have a name there and no address at all. */
export function isDaemon(from: string): boolean {
  return DAEMONS.test(from);
}
