#!/usr/bin/env node
import { main } from "./commands/main";

process.setSourceMapsEnabled(true);
void main(process.argv.slice(2));
