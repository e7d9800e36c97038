namespace Perennial.Proofs;

/// <summary>What a program left behind.</summary>
/// <param name="ExitCode">0 by convention for success; 137 after a kill.</param>
/// <param name="Output">All of stdout.</param>
/// <param name="Errors">All of stderr.</param>
public sealed record LaunchResult(int ExitCode, string Output, string Errors);
