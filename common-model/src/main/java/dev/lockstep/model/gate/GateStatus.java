package dev.lockstep.model.gate;

import java.time.Instant;

/**
 * A gate before which somebody waits.
 *
 * @param since when the first of those who wait now came
 * @param waiting how many
 * @param words why, for people
 */
public record GateStatus(GateKey gate, Instant since, int waiting, String words) {}
