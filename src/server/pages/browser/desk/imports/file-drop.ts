import { useState } from 'preact/hooks';
import { type Content, html } from '../controls/html.ts';
import { useSession } from '../session/session.ts';

interface FileDropProps {
  /** The names of the chosen files. */
  readonly names: readonly string[];
  readonly take: (files: Iterable<File>) => Promise<void>;
}

/** A field for files, on which files can be dropped too. */
export function FileDrop({ names, take }: FileDropProps): Content {
  const { words } = useSession();
  const [isOver, setOver] = useState(false);
  const over =
    (is: boolean) =>
    (event: DragEvent): void => {
      event.preventDefault();
      setOver(is);
    };
  const drop = (event: DragEvent): void => {
    over(false)(event);
    const { files } = event.dataTransfer ?? {};
    if (files !== undefined && files.length > 0) void take(files);
  };
  return html`
    <div
      class="file-drop card"
      data-over=${isOver}
      onDragOver=${over(true)}
      onDragEnter=${over(true)}
      onDragLeave=${over(false)}
      onDrop=${drop}
    >
      <p><strong>${words.text('dropFile')}</strong></p>
      <label for="desk-file">${words.text('file')}</label>
      <input
        id="desk-file"
        type="file"
        multiple
        accept=".json,.csv,.txt,application/json,text/csv"
        onChange=${({ currentTarget }: { currentTarget: HTMLInputElement }) => {
          if (currentTarget.files !== null && currentTarget.files.length > 0) void take(currentTarget.files);
        }}
      />
      <p class="muted" role="status"><bdi>${names.join(', ')}</bdi></p>
    </div>
  `;
}
