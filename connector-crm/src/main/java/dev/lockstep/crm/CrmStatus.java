package dev.lockstep.crm;

import dev.lockstep.crm.capture.CaptureStatus;
import java.util.Optional;

/**
 * How the connector is, for the console.
 *
 * @param sinkReady whether commands are being read
 * @param slotLagBytes how much of the write-ahead log was written and not yet read; empty if the
 *     database does not say
 * @param slotRetainedBytes how much of it the server keeps for the connector
 */
public record CrmStatus(
    CaptureStatus capture,
    boolean sinkReady,
    Optional<Long> slotLagBytes,
    Optional<Long> slotRetainedBytes) {}
