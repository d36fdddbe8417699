import { useEffect, useState, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Dialog as Box } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useKeys } from '#ui/keys/keys.ts';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { say } from '#ui/words/say.ts';
import type { ActName } from '../acts/acts.tsx';
import { useCaseSlots } from '../slots.tsx';
import type { CaseView } from '../types.ts';
import { Access } from './access.tsx';
import { Joined } from './joined.tsx';
import { Links } from './links.tsx';
import { People } from './people.tsx';
import { Perspective } from './perspective.tsx';
import { Tags } from './tags.tsx';
import { Tasks } from './tasks.tsx';

type SideProps = {
  readonly it: CaseView;
  /** Whether the history is on the screen: what stands beside it comes after. */
  readonly drawn: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onAct: (act: ActName) => void;
};

/** Beside the work where there is room, over it where there is not, under it on a phone. */
export function Side({ it, drawn, open, onOpen, onAct }: SideProps) {
  const drawer = useIsDrawer();
  useKeys(
    drawer ? [{ keys: 'd', does: say('What to know at the side'), where: say('Case'), run: () => onOpen(true) }] : [],
  );
  const there = useAllThere(it, drawn);
  if (!drawer) {
    return (
      <aside className={there ? 'side' : 'side is-coming'} aria-label={say('About this case')}>
        {drawn && <Slots it={it} onAct={onAct} />}
      </aside>
    );
  }
  return (
    <>
      <Button className="side-tab" icon="person" shortcut="D" onClick={() => onOpen(true)}>
        {say('About this case')}
      </Button>
      <ModalOverlay className="scrim is-side" isOpen={open} isDismissable onOpenChange={onOpen}>
        <Modal className="drawer">
          <Box className="dialog-box side" aria-label={say('About this case')}>
            <IconButton
              className="drawer-close"
              icon="cross"
              weight="bare"
              label={say('Put it away')}
              onClick={() => onOpen(false)}
            />
            <Slots
              it={it}
              onAct={(act) => {
                onOpen(false);
                onAct(act);
              }}
            />
          </Box>
        </Modal>
      </ModalOverlay>
    </>
  );
}

/** Whoever waits longer than this is shown what there is. */
const TOGETHER_MS = 2_000;

/**
 * The parts have their answers at different moments. They are shown together when each has its first, so that nothing that
 * is being read is moved by what comes above it.
 */
function useAllThere({ case: { id, customerId } }: CaseView, asked: boolean): boolean {
  const client = useQueryClient();
  const [there, setThere] = useState(false);
  // After the effects of the parts, which are what asks.
  useEffect(() => {
    if (there || !asked) return undefined;
    const about = (key: readonly unknown[]) => JSON.stringify(key);
    const look = () => {
      const coming = client.isFetching({
        predicate: ({ queryKey, state }) => {
          const asked = about(queryKey);
          return (
            state.data === undefined && (asked.includes(id) || (customerId !== null && asked.includes(customerId)))
          );
        },
      });
      if (coming === 0) setThere(true);
    };
    look();
    // Some ask a second question with the first answer, so it is looked at when that has been drawn.
    const deaf = client.getQueryCache().subscribe(() => setTimeout(look));
    const timer = setTimeout(() => setThere(true), TOGETHER_MS);
    return () => {
      deaf();
      clearTimeout(timer);
    };
  }, [client, id, customerId, there, asked]);
  return there;
}

/** What to know beside the work. Later areas add their own parts through the slots. */
function Slots({ it, onAct }: Pick<SideProps, 'it' | 'onAct'>) {
  const { side } = useCaseSlots();
  return (
    <>
      <Perspective onOpen={() => onAct('perspective')} />
      <People it={it} />
      <Access it={it} onChange={() => onAct('access')} />
      {side.map(({ key, View }) => (
        <View key={key} it={it} />
      ))}
      <Tasks it={it} />
      <Tags it={it} />
      <Links it={it} />
      <Joined it={it} />
    </>
  );
}

/** Between a phone and a wide screen there is room for the work or for what stands beside it, not for both. */
const DRAWER = '(min-width: 721px) and (max-width: 1180px)';
const query = window.matchMedia(DRAWER);

const useIsDrawer = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
