// Text pasted into a rich text field is tidied before Wagtail's editor reads it. The editor itself drops colours,
// fonts and Word's list marks; it does not know tables, level-1 headings, scripts and decomposed letters, and it
// runs the paragraphs of a mail together, which are divs or lines with a blank one between.
(() => {
  const EDITOR = '.public-DraftEditor-content';
  const NOT_TEXT = 'script, style, meta, link, title, xml, template, noscript';
  const LEVELS = { H1: 'h2', H4: 'h3', H5: 'h3', H6: 'h3' };
  const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, div';
  const KEPT = 'h2, h3, ul, ol';
  const BOXES = `${KEPT}, p, div, blockquote, center, section, article, address, pre, dl, dt, dd`;
  const tidied = new WeakSet();

  const words = (node) => node.textContent.replace(/\s+/g, ' ').trim();

  const rename = (element, name) => {
    const renamed = element.ownerDocument.createElement(name);
    renamed.append(...element.childNodes);
    element.replaceWith(renamed);
  };

  // A row becomes one line, so that no cell is lost and what belongs together stays together.
  const flatten = (table) => {
    table.querySelectorAll(`${BLOCKS}, br`).forEach((element) => element.after(' '));
    const lines = [...table.rows].map((row) => {
      const line = table.ownerDocument.createElement('p');
      line.textContent = [...row.cells].map(words).filter(Boolean).join(' | ');
      return line;
    });
    table.replaceWith(...lines);
  };

  const isBox = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches(BOXES) || !!node.querySelector(BOXES));

  // Divides what stands side by side into paragraphs where a blank line, two breaks, is between. Word tells a list
  // by the attributes of its paragraphs, so those stay.
  const paragraphs = (nodes, box) => {
    const found = [[]];
    nodes.forEach((node) => {
      const isBreak = node.nodeName === 'BR';
      const before = found.at(-1).filter((other) => other.nodeName === 'BR' || words(other)).at(-1);
      if (isBreak && before?.nodeName === 'BR') found.push([]);
      else if (!isBreak || before) found.at(-1).push(node);
    });
    return found.map((run) => {
      const paragraph = box.matches('p') ? box.cloneNode(false) : box.ownerDocument.createElement('p');
      paragraph.append(...run);
      if (paragraph.lastChild?.nodeName === 'BR') paragraph.lastChild.remove();
      return paragraph;
    });
  };

  // Leaves only paragraphs, headings and lists in a box, however they were nested.
  const unbox = (box) => {
    const content = [];
    let run = [];
    const endRun = () => {
      if (run.length) content.push(...paragraphs(run, box));
      run = [];
    };
    [...box.childNodes].forEach((node) => {
      if (!isBox(node)) return run.push(node);
      endRun();
      return content.push(...(node.matches(KEPT) ? [node] : unbox(node)));
    });
    endRun();
    return content;
  };

  const normalise = (root) => {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      walker.currentNode.data = walker.currentNode.data.normalize('NFC');
    }
  };

  const fragment = (html) => html.replace(/^[^]*<!--StartFragment-->/, '').replace(/<!--EndFragment-->[^]*$/, '');

  const tidyHtml = (html) => {
    const { body } = new DOMParser().parseFromString(fragment(html), 'text/html');
    body.querySelectorAll(NOT_TEXT).forEach((element) => element.remove());
    [...body.querySelectorAll('table')].reverse().forEach(flatten);
    Object.entries(LEVELS).forEach(([from, to]) => {
      body.querySelectorAll(from).forEach((element) => rename(element, to));
    });
    body.querySelectorAll('h2 b, h2 strong, h3 b, h3 strong').forEach((element) => {
      element.replaceWith(...element.childNodes);
    });
    body.replaceChildren(...unbox(body));
    body.querySelectorAll(BLOCKS).forEach((element) => {
      if (!words(element)) element.remove();
    });
    normalise(body);
    return body.innerHTML.trim();
  };

  // A PDF breaks lines where the paper ended: a line that goes on in lower case is joined to the one before.
  const tidyText = (text) =>
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .split(/\n\s*\n+/)
      .map((paragraph) => paragraph.trim().replace(/([^.:;!?…\n])[ \t]*\n[ \t]*(?=\p{Ll})/gu, '$1 '))
      .filter(Boolean)
      .join('\n');

  const tidyPaste = (event) => {
    const source = event.clipboardData;
    const isOurs = tidied.has(event) || !event.target.closest?.(EDITOR) || !source || source.files.length;
    const html = source?.getData('text/html') || '';
    if (isOurs || html.includes('data-editor')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const clipboardData = new DataTransfer();
    const clean = html && tidyHtml(html);
    if (clean) clipboardData.setData('text/html', clean);
    clipboardData.setData('text/plain', tidyText(source.getData('text/plain')));
    const again = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    tidied.add(again);
    event.target.dispatchEvent(again);
  };

  window.addEventListener('paste', tidyPaste, true);
})();
