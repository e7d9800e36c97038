using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>The rows of a training: those to learn from, and the newest, which a trainer may stop or tune by.</summary>
/// <param name="Train">The rows to learn from.</param>
/// <param name="Validation">The rows to stop or tune by; null where none are declared.</param>
public sealed record ValidationSplit(WindowQuery Train, WindowQuery? Validation)
{
    /// <summary>Splits rows as the model's file says; the rows to learn from keep at least half of the stretch.</summary>
    public static ValidationSplit Of(ModelDeclaration model, WindowQuery rows)
    {
        if (model.Train.Validation is not { } newest)
        {
            return new(rows, null);
        }

        var (declared, half) = (rows.To - newest, rows.From + ((rows.To - rows.From) / 2));
        var from = declared > half ? declared : half;
        return new(rows with { To = from }, rows with { From = from });
    }
}
