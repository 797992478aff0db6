"use client";

import { ErrorNotice } from "#components/state/error-notice.tsx";

export default ErrorNotice;
