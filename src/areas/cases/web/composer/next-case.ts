import { useNavigate } from '@tanstack/react-router';
import { neighbourOf } from '../lists/last-list.ts';

/** Goes on to the next case of the list this one was opened from, or back to that list after the last. */
export function useNextCase(id: string): () => void {
  const navigate = useNavigate();
  return () => {
    const next = neighbourOf(id, 1);
    if (next === undefined) window.history.back();
    else void navigate({ to: '/case/$id', params: { id: next } });
  };
}
