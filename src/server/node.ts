import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { disk } from '../disk/disk';
import { serve } from './server';

serve(createConnection(ProposedFeatures.all), disk);
