/** Rows of the CRM and what they mean as appointments: pure, without a database. */
@NullMarked
package dev.lockstep.crm.record;

import org.jspecify.annotations.NullMarked;
