using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>Who acts by hand.</summary>
internal static class Person
{
    /// <summary>The name, if it may stand in a history.</summary>
    /// <exception cref="FaultException">It is empty, or means what nobody asked for.</exception>
    public static string Checked(string name) =>
        string.IsNullOrWhiteSpace(name) ? throw new FaultException("Nobody acts: name who does with --as NAME.")
        : name is Turn.Driver or ReplayJob.Actor ? throw new FaultException($"'{name}' is no person's name: it stands for what Perennial does by itself. Name who acts with --as NAME.")
        : name;
}
