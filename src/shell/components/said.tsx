import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { Entry, Prose } from '#ui/parts/entry.tsx';
import { Key, Ring, Tag, Who } from '#ui/parts/marks.tsx';
import { Empty, Notice, Trouble } from '#ui/parts/states.tsx';
import { At, Due, useNow } from '#ui/time/now.tsx';
import { Refused, Unreachable } from '#ui/wire/call.ts';
import { Part, Row } from './part.tsx';

/** What is read. */
export function Said() {
  const now = useNow();
  return (
    <>
      <Part title="Marks and times">
        <Row>
          <Tag>Open</Tag>
          <Tag meaning="due">Due today</Tag>
          <Tag meaning="late">Late</Tag>
          <Tag meaning="kept">Kept</Tag>
          <Tag meaning="risk">May escalate</Tag>
          <Tag meaning="act">Chosen</Tag>
          <Tag meaning="veiled" icon="lock">
            Restricted
          </Tag>
        </Row>
        <Row>
          <Ring state="open" />
          <Ring state="kept" />
          <Ring state="released" />
          <Who name="Mira Tolentino" />
          <Key>R</Key>
          <span className="ref">482-130-T</span>
        </Row>
        <Row>
          <Due at={now - 17 * HOUR} now={now} />
          <Due at={now + 20 * MINUTE} now={now} />
          <Due at={now + 3 * DAY} now={now} />
          <At at={now - 40 * DAY} />
        </Row>
      </Part>
      <Part title="What is said">
        <Notice>A colleague wrote while you read.</Notice>
        <Notice meaning="due">
          <b>No connection since 9:40 am.</b> What you type is kept here.
        </Notice>
        <Notice meaning="risk">This is the third letter about it in a week.</Notice>
        <Trouble fault={new Refused(409, 'Jo changed this case a moment ago.')} kept="Your text is in the reply box." />
        <Trouble fault={new Unreachable('No connection. Nothing was changed.')} />
        <Empty title="Nothing is due" ring="kept">
          <p>Everything promised for today is kept.</p>
        </Empty>
        <Empty title="It is not here" ring="released">
          <p>It does not exist, or it is not for you to see.</p>
        </Empty>
      </Part>
      <Part title="A history">
        <Entry at={now - 2 * DAY} icon={{ name: 'mail', label: 'E-mail' }} name="Peg Doolan wrote">
          <Prose voice text={'I rang three times and nobody rang back.\n\nMy number is 02 5550 1234.'} />
        </Entry>
        <Entry at={now - DAY} kind="internal" name="A note">
          <Prose text="Ask for the receipts before the hearing." />
        </Entry>
        <Entry at={now - HOUR} kind="event" name="An event">
          <p>Jo Haldane handed it to Mira Tolentino</p>
        </Entry>
      </Part>
    </>
  );
}
