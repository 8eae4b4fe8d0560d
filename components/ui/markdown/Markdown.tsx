import { lexer, type Token, type Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { webAddress } from '@/components/ui/links/web-address';
import './markdown.css';

/**
 * Renders Markdown as elements. Only the tokenizer of `marked` is used, not its HTML output. HTML in the text is shown
 * as text, links work only if they lead to the web, and pictures are named instead of fetched.
 */
export function Markdown({ text }: { text: string }) {
  const tokens = useMemo(() => lexer(text, { gfm: true, breaks: true }), [text]);
  return (
    <div class="markdown" dir="auto">
      <Blocks tokens={tokens} />
    </div>
  );
}

function Blocks({ tokens }: { tokens: readonly Token[] }) {
  return (
    <>
      {tokens.map((token, index) => (
        <Block key={index} token={token as Tokens.Generic} />
      ))}
    </>
  );
}

function Block({ token }: { token: Tokens.Generic }): ComponentChildren {
  const inside = token.tokens ? <Blocks tokens={token.tokens} /> : token.text;
  switch (token.type) {
    case 'heading':
      // One level for all headings: notes begin at any level, and the levels of a screen must not skip.
      return <h4 class="markdown-heading">{inside}</h4>;
    case 'paragraph':
      return <p>{inside}</p>;
    case 'blockquote':
      return <blockquote>{inside}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case 'list':
      return <List list={token as Tokens.List} />;
    case 'table':
      return <Table table={token as Tokens.Table} />;
    case 'hr':
      return <hr />;
    case 'strong':
      return <strong>{inside}</strong>;
    case 'em':
      return <em>{inside}</em>;
    case 'del':
      return <del>{inside}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link': {
      const address = webAddress(token.href);
      if (!address) return <>{inside}</>;
      return (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {inside}
        </a>
      );
    }
    case 'image':
      return <>{token.text}</>;
    case 'space':
    case 'def':
      return null;
    case 'text':
    case 'escape':
      return <>{inside}</>;
    default:
      return <>{token.raw}</>;
  }
}

function List({ list }: { list: Tokens.List }) {
  const items = list.items.map((item, index) => (
    <li key={index}>
      {item.task && <input type="checkbox" checked={item.checked === true} disabled aria-label={item.text} />}
      <Blocks tokens={item.tokens} />
    </li>
  ));
  return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ table }: { table: Tokens.Table }) {
  return (
    <table>
      <thead>
        <tr>
          {table.header.map((cell, index) => (
            <th key={index} scope="col">
              <Blocks tokens={cell.tokens} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>
                <Blocks tokens={cell.tokens} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
