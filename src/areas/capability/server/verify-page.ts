/** Runs in the browser of whoever opens the export, without a line of anybody else's: the second proof of a badge is made for this. */
const SCRIPT = `
const inOrder = (v) => Array.isArray(v) ? '[' + v.map(inOrder).join(',') + ']'
  : v !== null && typeof v === 'object' ? '{' + Object.keys(v).sort().map((k) => JSON.stringify(k) + ':' + inOrder(v[k])).join(',') + '}'
  : JSON.stringify(v);
const A = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const base58 = (t) => { let n = 0n; for (const c of t.slice(1)) n = n * 58n + BigInt(A.indexOf(c)); let h = n.toString(16);
  if (h.length % 2) h = '0' + h; return Uint8Array.from(h.match(/../g), (x) => parseInt(x, 16)); };
const hash = async (t) => new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(t)));
async function check(badge) {
  const proof = [badge.proof].flat().find((p) => p.cryptosuite === 'eddsa-jcs-2022');
  if (!proof) return 'This badge has no proof that can be checked here.';
  const { proof: _, ...rest } = badge; const { proofValue, ...config } = proof;
  const [issuer, key] = proof.verificationMethod.split('#');
  if (issuer !== badge.issuer.id) return 'The key is not its issuer\\u2019s.';
  const head = await hash(inOrder(config)), body = await hash(inOrder(rest));
  const data = new Uint8Array(64); data.set(head); data.set(body, 32);
  const raw = base58(key).slice(2);
  const open = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  if (!(await crypto.subtle.verify('Ed25519', open, base58(proofValue), data))) return 'It was changed since it was signed.';
  if (badge.validUntil && new Date(badge.validUntil) < new Date()) return 'It is as its issuer made it, but it has run out.';
  return 'It is as ' + badge.issuer.name + ' made it. The key is ' + key + '. Whether it was taken back since, its issuer says at ' + badge.credentialStatus.statusListCredential;
}
document.querySelector('input').addEventListener('change', async (event) => {
  const said = document.querySelector('output');
  try { said.textContent = await check(JSON.parse(await event.target.files[0].text())); }
  catch (fault) { said.textContent = 'This file could not be checked: ' + fault.message; }
});
`;

export const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}pre{white-space:pre-wrap;border:1px solid;padding:.75rem;font:inherit}
table{border-collapse:collapse}td,th{text-align:start;padding:.25rem .75rem .25rem 0;vertical-align:top}blockquote{margin:0;font-family:serif}`;

/** A page that checks a badge by itself, with no network at all. */
export const verifyPage = (): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Check a badge</title><style>${STYLE}</style></head><body>
<h1>Check a badge</h1>
<p>Choose the file of a badge. It is checked in this page; nothing leaves this machine.</p>
<p><label>Badge (.json) <input type="file" accept=".json,application/json"></label></p>
<p><output aria-live="polite"></output></p>
<script>${SCRIPT}</script></body></html>
`;
