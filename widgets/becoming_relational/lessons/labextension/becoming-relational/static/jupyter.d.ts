// The little of JupyterLab that the lessons use. Lab's own types are many packages; these are checked by the browser tests.
export type SharedScope = Record<string, Record<string, { loaded?: boolean; get(): Promise<() => any> }>>;
export type Shared = (name: string) => Promise<any>;

export interface Signal<T> {
  connect(slot: (sender: unknown, args: T) => void): boolean;
}

export interface Message {
  header: { session: string; msg_type: string };
  content: Record<string, unknown>;
}

export interface Future {
  done: Promise<Message>;
}

export interface Kernel {
  name: string;
  status: string;
  commsOverSubshells: string;
  info: Promise<unknown>;
  iopubMessage: Signal<Message>;
  requestKernelInfo(): Promise<Message | undefined>;
  requestExecute(content: { code: string; silent: boolean; store_history: boolean }): Future;
}

export interface SessionContext {
  ready: Promise<void>;
  session: { kernel: Kernel | null } | null;
  statusChanged: Signal<string>;
  connectionStatusChanged: Signal<string>;
  kernelChanged: Signal<{ newValue: Kernel | null }>;
  changeKernel(model: { name: string }): Promise<unknown>;
}

export interface Widget {
  node: HTMLElement;
  isDisposed: boolean;
  disposed: Signal<void>;
  addClass(name: string): void;
  hasClass(name: string): boolean;
  toggleClass(name: string, on: boolean): boolean;
  setHidden(hidden: boolean): void;
}

export interface Cell extends Widget {
  model: {
    type: string;
    getMetadata(key: string): any;
    sharedModel: { getSource(): string };
  };
}

export interface Panel extends Widget {
  context: {
    ready: Promise<void>;
    path: string;
    model: { dirty: boolean; getMetadata(key: string): any };
  };
  sessionContext: SessionContext;
  content: Widget & { widgets: Cell[]; notebookConfig: Record<string, unknown> };
  contentHeader: { addWidget(widget: Widget): void };
  toolbar: Widget;
}

export interface App {
  shell: { collapseTop?(): void; expandTop?(): void; menu?: Widget };
}

/** What Lab shares and the lessons use. */
export interface Lab {
  app: App;
  base: string;
  newWidget(node: HTMLElement): Widget;
  execute(cell: Cell, session: SessionContext): Promise<Message | undefined>;
  closeDialogs(): void;
}
