using Perennial.Proofs;
using Spectre.Console;

using var interrupted = new CancellationTokenSource();
using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGINT,
    signal =>
    {
        signal.Cancel = true;
        interrupted.Cancel();
    });
var output = AnsiConsole.Console.Profile.Out.Writer;
try
{
    return await new ProofRunner(ProofList.All, Checkout.Root, TimeProvider.System, output).RunAsync(args, interrupted.Token);
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    return 130;
}
