import { useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';

/** A list that opens below its button, what is typed into it, and the first that is found being what Enter takes. */
export const useTypedList = () => {
  const [typed, setTyped] = useState('');
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption();
      setTyped('');
      box.focusTarget();
    },
    onDropdownOpen: () => box.focusSearchInput(),
  });
  const { selectFirstOption } = box;
  useEffect(() => {
    if (typed !== '') selectFirstOption();
  }, [typed, selectFirstOption]);
  return { box, typed, setTyped };
};
