/**
 * The CRM connector in a history: what it publishes and what it does with a command are the real
 * ones.
 */
@NullMarked
package dev.lockstep.standalone.simulation.crm;

import org.jspecify.annotations.NullMarked;
