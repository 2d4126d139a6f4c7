/**
 * A model of the CRM's database: records, participants, the match-up table, persons, reps, the
 * write-ahead log.
 */
@NullMarked
package dev.lockstep.standalone.simulation.database;

import org.jspecify.annotations.NullMarked;
