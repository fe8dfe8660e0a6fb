#!/usr/bin/env node
// The command by its file's former name, for scripts that have it.
import './sluice.cjs';
