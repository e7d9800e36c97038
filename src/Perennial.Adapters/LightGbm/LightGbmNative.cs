using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Perennial.Adapters.LightGbm;

/// <summary>The functions of LightGBM's C interface that are used here; 0 means that a call went well.</summary>
internal static unsafe partial class LightGbmNative
{
    public const int Float32 = 0;
    public const int Float64 = 1;
    private const string Library = "lib_lightgbm";

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    public static partial byte* LastError();

    [LibraryImport(Library, EntryPoint = "LGBM_RegisterLogCallback")]
    public static partial int RegisterLogCallback(delegate* unmanaged[Cdecl]<byte*, void> callback);

    [LibraryImport(Library, EntryPoint = "LGBM_DumpParamAliases")]
    public static partial int DumpParameterAliases(long capacity, out long length, byte* text);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateDataset(
        double* data, int dataType, int rows, int columns, int isRowMajor, string parameters, IntPtr reference, out DatasetHandle dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetField(DatasetHandle dataset, string field, void* data, int count, int dataType);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    public static partial int FreeDataset(IntPtr dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateBooster(DatasetHandle dataset, string parameters, out BoosterHandle booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterLoadModelFromString", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LoadBooster(string model, out int iterations, out BoosterHandle booster);

    /// <summary>Puts the trees of another booster before its own.</summary>
    [LibraryImport(Library, EntryPoint = "LGBM_BoosterMerge")]
    public static partial int Merge(BoosterHandle booster, BoosterHandle other);

    /// <summary>Gives the leaves new values for the booster's rows, of which each row of <paramref name="leaves"/> says where they fall.</summary>
    [LibraryImport(Library, EntryPoint = "LGBM_BoosterRefit")]
    public static partial int Refit(BoosterHandle booster, int* leaves, int rows, int columns);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    public static partial int FreeBooster(IntPtr booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int Update(BoosterHandle booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetEval")]
    public static partial int Evaluate(BoosterHandle booster, int dataset, out int count, double* results);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetNumFeature")]
    public static partial int FeatureCount(BoosterHandle booster, out int count);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetNumClasses")]
    public static partial int ClassCount(BoosterHandle booster, out int count);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    public static partial int Save(
        BoosterHandle booster, int start, int iterations, int importance, long capacity, out long length, byte* text);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCalcNumPredict")]
    public static partial int CountPredictions(BoosterHandle booster, int rows, int predictType, int start, int iterations, out long length);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Predict(
        BoosterHandle booster, double* data, int dataType, int rows, int columns, int isRowMajor,
        int predictType, int start, int iterations, string parameters, out long length, double* results);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMatSingleRowFastInit", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int PrepareRow(
        BoosterHandle booster, int predictType, int start, int iterations, int dataType, int columns, string parameters, out IntPtr row);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMatSingleRowFast")]
    public static partial int PredictRow(IntPtr row, double* data, out long length, double* result);

    [LibraryImport(Library, EntryPoint = "LGBM_FastConfigFree")]
    public static partial int FreeRow(IntPtr row);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static void Silence(byte* message)
    {
    }
}
