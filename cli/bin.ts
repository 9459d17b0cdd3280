#!/usr/bin/env node
import { main } from "./commands/local";

process.setSourceMapsEnabled(true);
void main(process.argv.slice(2));
