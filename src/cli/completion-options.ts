import { Argument, Command } from 'commander';
import { shells } from './setup/shell-scripts.ts';

const epilogue = `
Examples:
  memory-audit completion bash >> ~/.bashrc
  memory-audit completion zsh >> ~/.zshrc
  memory-audit completion fish > ~/.config/fish/completions/memory-audit.fish`;

export function completionCommand(): Command {
  return new Command('memory-audit completion')
    .description('Prints what a shell needs to complete the words of the command.')
    .addArgument(new Argument('<shell>').choices(shells))
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', epilogue)
    .allowExcessArguments(false);
}
