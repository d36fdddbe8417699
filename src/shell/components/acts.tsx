import { useState } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { Button, Fold, IconButton } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Menu } from '#ui/parts/menu.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { Unfold } from '#ui/parts/unfold.tsx';
import { Part, Row } from './part.tsx';

/** What is pressed. */
export function Acts({ coat }: { coat: string }) {
  const [folded, setFolded] = useState(true);
  return (
    <>
      <Part title="Buttons">
        <Row>
          <Button weight="main">Send</Button>
          <Button>Plain</Button>
          <Button weight="bare">Bare</Button>
          <Button weight="grave">Close without an answer</Button>
        </Row>
        <Row>
          <Button weight="main" shortcut="R" icon="mail">
            Reply
          </Button>
          <Button icon="plus" className="is-hover">
            Under the pointer
          </Button>
          <Button className="is-pressed">Pressed</Button>
        </Row>
        <Row>
          <Button weight="main" busy>
            Sending
          </Button>
          <Button disabled>Not now</Button>
          <IconButton icon="dots" label={`More, ${coat}`} />
          <Fold open={!folded} onToggle={() => setFolded(!folded)}>
            Quoted text
          </Fold>
        </Row>
      </Part>
      <Floats coat={coat} />
    </>
  );
}

function Floats({ coat }: { coat: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Part title="What floats">
      <Row>
        <Button onClick={() => setOpen(true)}>A dialog</Button>
        <Menu
          label={`A menu, ${coat}`}
          look="button"
          acts={[
            { does: 'Hand over', icon: 'right', shortcut: 'H', run: () => undefined },
            { does: 'Join with another case', icon: 'link', run: () => undefined },
          ]}
        >
          A menu <Icon name="down" />
        </Menu>
        <Unfold label="A few fields" face="An unfolding">
          <p>It keeps the rest in sight.</p>
        </Unfold>
        <Button
          onClick={() => toast({ words: 'Sent to Peg Doolan.', act: { label: 'Take back', run: () => undefined } })}
        >
          A toast
        </Button>
      </Row>
      <Dialog
        title="Close without telling her?"
        open={open}
        onClose={() => setOpen(false)}
        acts={
          <>
            <Button onClick={() => setOpen(false)}>Keep it open</Button>
            <Button weight="main" onClick={() => setOpen(false)}>
              Write to her first
            </Button>
          </>
        }
      >
        <p>Nobody has told Peg Doolan that the decision stands.</p>
      </Dialog>
    </Part>
  );
}
