import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ApplyWorkspaceEditRequest,
  CodeActionKind,
  CodeActionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type Command,
  type Diagnostic,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The settings that VS Code's ESLint extension sends where a user has set nothing. */
const settings = {
  validate: 'on',
  experimental: {},
  packageManager: 'npm',
  run: 'onType',
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  nodePath: null,
  rulesCustomizations: [],
  problems: { shortenToSingleLine: false },
  workingDirectory: { mode: 'location' },
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
};

/** One file open in an editor that speaks with VS Code's ESLint language server, which runs in a process of its own. */
export class EditorSession {
  readonly #connection: ProtocolConnection;
  readonly #stop: () => void;
  #document: TextDocument;

  private constructor(connection: ProtocolConnection, stop: () => void, document: TextDocument) {
    this.#connection = connection;
    this.#stop = stop;
    this.#document = document;
    connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      const changes = (edit.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []));
      const edits = [...changes, ...(edit.changes?.[this.#document.uri] ?? [])].flatMap((each) => ('newText' in each ? each : []));
      void this.change(TextDocument.applyEdits(this.#document, edits));
      return { applied: true };
    });
  }

  /** Starts the server on `folder`, the user's project, and opens a file of it with `text`, which need not be what the disk holds. */
  static async open(folder: string, file: string, languageId: string, text: string): Promise<EditorSession> {
    const command = resolve('node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server');
    const server = spawn(process.execPath, [command, '--stdio'], { cwd: folder });
    const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings));
    connection.onRequest(RegistrationRequest.type, () => undefined);
    connection.listen();
    const rootUri = pathToFileURL(folder).href;
    const document = TextDocument.create(pathToFileURL(resolve(folder, file)).href, languageId, 1, text);
    const session = new EditorSession(connection, () => server.kill(), document);
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'project' }],
      capabilities: {
        workspace: { configuration: true, applyEdit: true, workspaceEdit: { documentChanges: true }, workspaceFolders: true },
        textDocument: {
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [CodeActionKind.QuickFix] } } },
          diagnostic: {},
        },
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: document.uri, languageId, version: 1, text },
    });
    return session;
  }

  get text(): string {
    return this.#document.getText();
  }

  /** What the server underlines in the text as it now stands. */
  async diagnostics(): Promise<readonly Diagnostic[]> {
    const report = await this.#connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: this.#document.uri } });
    return report.kind === DocumentDiagnosticReportKind.Full ? report.items : [];
  }

  /** The entries of the light bulb's menu on a diagnostic. */
  async quickFixes(diagnostic: Diagnostic): Promise<readonly (CodeAction | Command)[]> {
    const context = { diagnostics: [diagnostic], only: [CodeActionKind.QuickFix] };
    const textDocument = { uri: this.#document.uri };
    return (await this.#connection.sendRequest(CodeActionRequest.type, { textDocument, range: diagnostic.range, context })) ?? [];
  }

  /** Chooses an entry of the menu; the server's answer is an edit, which the editor applies. */
  async choose({ command }: CodeAction | Command): Promise<void> {
    if (typeof command !== 'object') throw new Error('the entry runs no command of the server');
    await this.#connection.sendRequest(ExecuteCommandRequest.type, command);
  }

  /** The user types: the whole text is another. */
  async change(text: string): Promise<void> {
    this.#document = TextDocument.create(this.#document.uri, this.#document.languageId, this.#document.version + 1, text);
    const { uri, version } = this.#document;
    await this.#connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  async close(): Promise<void> {
    await this.#connection.sendRequest(ShutdownRequest.type);
    await this.#connection.sendNotification(ExitNotification.type);
    this.#connection.dispose();
    this.#stop();
  }
}
