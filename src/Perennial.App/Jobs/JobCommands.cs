using Perennial.Adapters.Flavours;
using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Linear;
using Perennial.Adapters.Onnx;
using Perennial.Adapters.Processes;
using Perennial.Terms;

namespace Perennial.App.Jobs;

/// <summary>The commands by which this program starts itself: <c>supervise</c>, <c>train-job</c>, <c>probe-job</c> and <c>measure-job</c>. Nobody else calls them.</summary>
public static class JobCommands
{
    private const int Output = 1;
    private const int Error = 2;

    /// <summary>Runs the command if it is one of these.</summary>
    /// <param name="arguments">The program's arguments.</param>
    /// <param name="code">The program's exit code: 0, or 1 when a fault was told.</param>
    /// <returns>Whether it was one of these.</returns>
    public static bool TryRun(string[] arguments, out int code)
    {
        Action? job = arguments switch
        {
            ["supervise", .. string[] rest] => () => new Supervisor(SupervisorOptions.Parse(rest)).Run(),
            ["train-job", string folder] => () => Train(new TrainerFolder(Path.GetFullPath(folder))),
            ["probe-job", string folder] => () => Probe(Path.GetFullPath(folder)),
            ["measure-job", string folder] => () => Measure(Path.GetFullPath(folder)),
            _ => null,
        };
        code = job is null ? 0 : Run(job);
        return job is not null;
    }

    private static int Run(Action job)
    {
        try
        {
            job();
            return 0;
        }
        catch (FaultException fault)
        {
            using TextWriter error = Writer(Error);
            error.WriteLine(fault.Message);
            return 1;
        }
    }

    private static void Probe(string folder)
    {
        SupervisedProcess.EndWithSupervisor();
        ArtifactProbe.Run(folder);
    }

    private static void Measure(string folder)
    {
        SupervisedProcess.EndWithSupervisor();
        MeasureJob.Run(folder);
    }

    private static void Train(TrainerFolder folder)
    {
        SupervisedProcess.EndWithSupervisor();
        try
        {
            using TextWriter output = Writer(Output);
            Train(folder, output);
        }
        catch (FaultException fault)
        {
            Directory.CreateDirectory(folder.Output);
            File.WriteAllText(folder.Failure, fault.Message);
            throw;
        }
    }

    private static void Train(TrainerFolder folder, TextWriter output)
    {
        switch (TrainingRequest.Read(folder).Trainer)
        {
            case Trainers.LightGbm:
                new LightGbmTraining(folder, output).Run();
                break;
            case Trainers.Linear:
                new LinearTraining(folder, output).Run();
                break;
            case Trainers.OnnxHead:
                new OnnxHeadTraining(folder, output).Run();
                break;
            case var other:
                throw new FaultException($"{folder.Request} names the trainer '{other}'. Allowed here: {string.Join(", ", Trainers.BuiltIn)}.");
        }
    }

    private static StreamWriter Writer(int descriptor) =>
        new(new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write));
}
