package dev.lockstep.standalone.simulation.database;

import dev.lockstep.model.crm.RecordKey;

/**
 * A row of the match-up table (XK).
 *
 * @param applied the sequence number of the last command that was applied
 */
public record Link(RecordKey record, long applied) {}
