import type { ReactNode } from 'react';
import { Dialog as Box, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

export type DialogProps = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** What stands at the foot: the way out first, the main act last. */
  readonly acts?: ReactNode;
  readonly wide?: boolean;
  readonly onSubmit?: () => void;
  readonly children: ReactNode;
};

export function DialogBox({ title, open, onClose, acts, wide = false, onSubmit, children }: DialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={open}
      isDismissable
      onOpenChange={(now) => {
        if (!now) onClose();
      }}
    >
      <Modal className={wide ? 'dialog is-wide' : 'dialog'}>
        <Box className="dialog-box">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              // Dialogs are drawn inside the tree of the screen that opened them, whose own forms must not hear this.
              event.stopPropagation();
              onSubmit?.();
            }}
          >
            <header>
              <Heading slot="title">{title}</Heading>
            </header>
            <div className="stack">{children}</div>
            {acts !== undefined && <footer>{acts}</footer>}
          </form>
        </Box>
      </Modal>
    </ModalOverlay>
  );
}
