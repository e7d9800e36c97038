using System.CommandLine;

return new RootCommand("Perennial keeps models in production good.").Parse(args).Invoke();
