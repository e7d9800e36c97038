using System.Globalization;
using Perennial.Adapters.Processes;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.Processes;

public sealed class ProcessTrainerTests : IDisposable
{
    private readonly TrainerStand _stand = new();

    public void Dispose() => _stand.Dispose();

    [Fact]
    public async Task A_script_gets_SageMakers_folders_names_and_arguments()
    {
        using ProcessTrainer trainer = _stand.Trainer(
            """
            cat "$SM_CHANNEL_TRAIN/train.parquet" "$SM_INPUT_CONFIG_DIR/hyperparameters.json" > /dev/null || exit 2
            echo "$1 $2 $SM_HP_NUM_LEAVES $SM_HPS $GOMP_SPINCOUNT $OMP_NUM_THREADS" > "$SM_MODEL_DIR/seen"
            """);
        var finished = Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job()));

        Assert.Equal(
            """--num_leaves 7 7 {"num_leaves":"7"} 1000 1""",
            File.ReadAllText(Path.Combine(_stand.Attempt(1).Model, "seen")).Trim());
        Assert.True(finished.Usage.WallSeconds > 0);
        Assert.True(finished.Usage.CpuSeconds > 0);
        Assert.Contains("\"reason\":\"money\"", File.ReadAllText(_stand.Attempt(1).Request));
    }

    [Fact]
    public async Task The_environment_is_an_allow_list()
    {
        Environment.SetEnvironmentVariable("PERENNIAL_TEST_SECRET", "secret");
        using ProcessTrainer trainer = _stand.Trainer("""env > "$SM_MODEL_DIR/seen" """);
        await TrainerStand.EndOf(trainer, TrainerStand.Job());

        string seen = File.ReadAllText(Path.Combine(_stand.Attempt(1).Model, "seen"));
        Assert.DoesNotContain("secret", seen);
        Assert.Contains("PATH=", seen);
    }

    [Fact]
    public async Task The_same_files_give_the_same_artifact_whenever_and_whoever_wrote_them()
    {
        Digest first = await Artifact("mkdir $SM_MODEL_DIR/b; echo 1 > $SM_MODEL_DIR/b/x; echo 2 > $SM_MODEL_DIR/a", _stand);
        using var other = new TrainerStand();
        Digest second = await Artifact(
            "echo 2 > $SM_MODEL_DIR/a; mkdir $SM_MODEL_DIR/b; echo 1 > $SM_MODEL_DIR/b/x; chmod 700 $SM_MODEL_DIR/a; touch -d @1 $SM_MODEL_DIR/a",
            other);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Advance_after_a_crash_behind_the_end_gives_the_same_artifact_without_training_again()
    {
        Digest first = await Artifact("echo $$ > $SM_MODEL_DIR/a", _stand);
        Digest again = await Artifact("exit 1", _stand);

        Assert.Equal(first, again);
        Assert.False(Directory.Exists(_stand.Attempt(2).Root));
    }

    [Fact]
    public async Task Progress_is_what_the_trainer_said_last()
    {
        string reached = Pipes.Make(_stand.At("reached"));
        string goOn = Pipes.Make(_stand.At("go-on"));
        using ProcessTrainer trainer = _stand.Trainer(
            $$"""
            echo '{"progress": 0.1}'; echo noise; echo '{"progress": 0.4, "loss": 0.31}'; echo '{"progress": "x"}'
            echo here > {{reached}}; read go < {{goOn}}; echo x > $SM_MODEL_DIR/x
            """);
        trainer.Advance(TrainerStand.Job());
        await Pipes.ReadAsync(reached);

        Assert.Equal(new TrainingResult.Running(0.4), trainer.Advance(TrainerStand.Job()));
        await File.WriteAllTextAsync(goOn, "\n", TestContext.Current.CancellationToken);
        Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job()));
    }

    [Fact]
    public async Task A_failure_is_told_in_the_trainers_words_and_not_tried_again()
    {
        string reason = await _stand.FailureOf("echo 'No rows of class 1.' > $SM_OUTPUT_DATA_DIR/../failure; exit 3");

        Assert.Equal("No rows of class 1.", reason);
        Assert.False(Directory.Exists(_stand.Attempt(2).Root));
    }

    [Fact]
    public async Task An_exit_code_is_told_with_the_last_line() => Assert.Equal(
        "The trainer ended with exit code 3 and wrote no output/failure. Its last line: KeyError: origin",
        await _stand.FailureOf("echo 'KeyError: origin' >&2; exit 3"));

    [Fact]
    public async Task A_crash_is_a_failure() => Assert.StartsWith(
        "The trainer crashed with signal 11.", await _stand.FailureOf("kill -SEGV $$"));

    [Fact]
    public async Task A_command_that_does_not_exist_is_a_failure()
    {
        using var trainer = new ProcessTrainer(
            _stand.At("runs"), _stand.Blobs, _stand.Operations, Executable.Command, TimeProvider.System, new ProcessTrainerOptions
            {
                Commands = new Dictionary<string, IReadOnlyList<string>> { ["script"] = ["/no/such/command"] },
            });
        var failed = Assert.IsType<TrainingResult.Failed>(await TrainerStand.EndOf(trainer, TrainerStand.Job()));

        Assert.Contains("could not be started", failed.Reason);
    }

    [Fact]
    public void A_trainer_outside_the_allow_list_is_refused()
    {
        using ProcessTrainer trainer = _stand.Trainer();
        var failed = Assert.IsType<TrainingResult.Failed>(trainer.Advance(TrainerStand.Job("forest")));

        Assert.Equal("There is no trainer 'forest'. Allowed: lightgbm, linear, onnx-head, script.", failed.Reason);
    }

    [Fact]
    public async Task A_grandchild_that_outlives_the_trainer_is_ended()
    {
        string pid = Pipes.Make(_stand.At("pid"));
        using ProcessTrainer trainer = _stand.Trainer(
            $"echo x > $SM_MODEL_DIR/x; (env -i setsid sh -c 'cd /; echo $$ > {pid}; exec sleep 1000' &) & wait; read go < {pid}.go",
            grace: TimeSpan.FromSeconds(5));
        string goOn = Pipes.Make(pid + ".go");
        trainer.Advance(TrainerStand.Job());
        int grandchild = await Pipes.ReadNumberAsync(pid);
        Assert.True(Pipes.IsAlive(grandchild));
        await File.WriteAllTextAsync(goOn, "\n", TestContext.Current.CancellationToken);

        Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job()));
        Assert.False(Pipes.IsAlive(grandchild));
    }

    [Fact]
    public async Task A_trainer_that_is_killed_from_outside_is_tried_three_times()
    {
        Assert.StartsWith("The trainer was killed 3 times", await _stand.FailureOf("kill -KILL $$"));

        Assert.True(Directory.Exists(_stand.Attempt(3).Root));
        Assert.False(Directory.Exists(_stand.Attempt(4).Root));
        Assert.Equal(3, _stand.Operations.Notes.Count(note => note.Contains("ended (signal 9)")));
    }

    [Fact]
    public async Task A_trainer_that_is_killed_once_finishes_at_the_second_attempt()
    {
        using ProcessTrainer trainer = _stand.Trainer(
            $"if [ -e {_stand.At("once")} ]; then echo x > $SM_MODEL_DIR/x; else touch {_stand.At("once")}; kill -KILL $$; fi");

        Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job()));
        Assert.True(Directory.Exists(_stand.Attempt(2).Root));
    }

    [Fact]
    public async Task A_supervisor_that_is_killed_takes_its_trainer_along_and_counts_as_killed()
    {
        string pid = Pipes.Make(_stand.At("pid"));
        using ProcessTrainer trainer = _stand.Trainer(
            $"if [ -e {_stand.At("once")} ]; then echo x > $SM_MODEL_DIR/x; exit; fi; touch {_stand.At("once")}; echo $$ > {pid}; sleep 1000");
        trainer.Advance(TrainerStand.Job());
        int script = await Pipes.ReadNumberAsync(pid);
        await Kill(ParentOf(script));
        await trainer.WaitAsync(TrainerStand.Model, 1, TestContext.Current.CancellationToken);

        Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job()));
        Assert.False(Pipes.IsAlive(script));
        Assert.Contains(_stand.Operations.Notes, note => note.Contains("its supervisor was lost"));
        Assert.Contains(_stand.Operations.Notes, note => note.Contains("was left behind"));
    }

    [Fact]
    public async Task Dispose_ends_the_training_and_the_next_process_begins_it_anew()
    {
        string pid = Pipes.Make(_stand.At("pid"));
        int script;
        using (ProcessTrainer trainer = _stand.Trainer($"echo $$ > {pid}; sleep 1000"))
        {
            trainer.Advance(TrainerStand.Job());
            script = await Pipes.ReadNumberAsync(pid);
        }

        Assert.False(Pipes.IsAlive(script));
        using ProcessTrainer next = _stand.Trainer("echo x > $SM_MODEL_DIR/x");
        Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(next, TrainerStand.Job()));
        Assert.True(Directory.Exists(_stand.Attempt(2).Root));
    }

    [Fact]
    public async Task An_attempt_of_another_server_is_ended_before_a_new_one_begins()
    {
        string pid = Pipes.Make(_stand.At("pid"));
        using ProcessTrainer other = _stand.Trainer($"trap '' TERM; echo $$ > {pid}; while true; do sleep 1000; done");
        other.Advance(TrainerStand.Job());
        int script = await Pipes.ReadNumberAsync(pid);
        using ProcessTrainer trainer = _stand.Trainer("echo x > $SM_MODEL_DIR/x");

        Assert.Equal(new TrainingResult.Running(0), trainer.Advance(TrainerStand.Job()));
        Assert.False(Pipes.IsAlive(script));
        Assert.Contains(_stand.Operations.Notes, note => note.StartsWith("training attempt 1 of run 1 was left behind"));
        Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job()));
    }

    [Fact]
    public async Task A_process_that_only_has_the_same_id_is_left_alone()
    {
        using var bystander = System.Diagnostics.Process.Start("sleep", "1000");
        Directory.CreateDirectory(_stand.Attempt(1).Root);
        File.WriteAllText(
            Path.Combine(_stand.Attempt(1).Root, "attempt.json"),
            $$"""{"id":{{bystander.Id}},"startTicks":1,"boot":"{{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}}","startedAt":"2026-01-01T00:00:00+00:00"}""");
        using ProcessTrainer trainer = _stand.Trainer("echo x > $SM_MODEL_DIR/x");

        Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job()));
        Assert.True(Pipes.IsAlive(bystander.Id));
        bystander.Kill();
    }

    [Fact]
    public async Task Half_a_layout_is_no_attempt()
    {
        using ProcessTrainer trainer = _stand.Trainer("echo x > $SM_MODEL_DIR/x");
        Assert.Throws<IOException>(() => trainer.Advance(TrainerStand.Job(rows: _ => throw new IOException("disk full"))));
        Assert.False(Directory.Exists(_stand.Attempt(1).Root));

        Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job()));
        Assert.Single(Directory.GetDirectories(Path.GetDirectoryName(_stand.Attempt(1).Root)!));
    }

    [Fact]
    public async Task Sweep_deletes_the_rows_and_keeps_the_rest()
    {
        Digest first = await Artifact("echo x > $SM_MODEL_DIR/x", _stand);
        using ProcessTrainer trainer = _stand.Trainer();
        trainer.Sweep(TrainerStand.Model, 1);

        Assert.False(Directory.Exists(_stand.Attempt(1).TrainChannel));
        Assert.Equal(first, await Artifact("exit 1", _stand));
    }

    [Fact]
    public async Task A_discarded_trial_leaves_no_folder_and_the_run_keeps_its_own()
    {
        using ProcessTrainer trainer = _stand.Trainer("echo x > $SM_MODEL_DIR/x");
        await TrainerStand.EndOf(trainer, TrainerStand.Job() with { Trial = 2 });
        await TrainerStand.EndOf(trainer, TrainerStand.Job());
        Assert.True(Directory.Exists(_stand.At("runs", TrainerStand.Model, "1", "trial-2")));
        trainer.Discard(TrainerStand.Model, 1, 2);
        trainer.Discard(TrainerStand.Model, 1, 3);

        Assert.False(Directory.Exists(_stand.At("runs", TrainerStand.Model, "1", "trial-2")));
        Assert.True(Directory.Exists(_stand.Attempt(1).Root));
    }

    private static async Task<Digest> Artifact(string script, TrainerStand stand)
    {
        using ProcessTrainer trainer = stand.Trainer(script);
        return Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job())).Artifact;
    }

    private static int ParentOf(int process) =>
        int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ')[1], CultureInfo.InvariantCulture);

    private static async Task Kill(int process)
    {
        using var target = System.Diagnostics.Process.GetProcessById(process);
        target.Kill();
        await target.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
