using Perennial.Adapters.DuckDb;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>Writes the rows of a run's dataset to a file.</summary>
/// <param name="model">The model.</param>
/// <param name="run">The run.</param>
internal sealed class DatasetExport(ChosenModel model, int run)
{
    /// <summary>Writes them.</summary>
    /// <param name="file">Where to: .parquet or .csv.</param>
    /// <param name="judge">Whether those that judge are meant.</param>
    /// <returns>How many.</returns>
    /// <exception cref="FaultException">The file's name tells no format.</exception>
    public long Write(string file, bool judge)
    {
        var csv = Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".PARQUET" => false,
            ".CSV" => true,
            _ => throw new FaultException($"'{file}' names no format. Let it end with .parquet or .csv."),
        };
        var (declared, taken) = (Declared(), model.State.Train.Runs[run - 1].Dataset!);
        var query = judge ? LabelledQuery.Of(declared, taken.JudgeFrom ?? taken.TrainTo, taken.JudgeTo, taken.AsOf, taken.Without) : taken.Query(declared);
        var weights = judge ? null : (taken.Recipe ?? Recipe.Plain).Weights(taken.TrainTo);
        if (!csv)
        {
            return model.House.Log.Export(declared, model.State.Log, query, file, weights);
        }

        var draft = model.House.Blobs.Draft(BlobKinds.Datasets);
        try
        {
            var rows = model.House.Log.Export(declared, model.State.Log, query, draft, weights);
            CsvCopy.Write(model.House.DuckDb, draft, file);
            return rows;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>The declaration under which the run took its dataset.</summary>
    private ModelDeclaration Declared() => model.History.TakeWhile(one => one.Fact is not DatasetTaken taken || taken.Run != run)
        .Select(one => one.Fact).OfType<ModelDeclared>().Last().Declaration;
}
