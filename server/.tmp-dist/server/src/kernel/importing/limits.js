export const importLimits = {
    bytesMax: 512 * 1024 * 1024,
    rowsMax: 5_000_000,
    rowLengthMax: 1024 * 1024,
    columnsMax: 200,
    cellLengthMax: 32 * 1024,
    chunkLengthMax: 4 * 1024 * 1024,
};
//# sourceMappingURL=limits.js.map