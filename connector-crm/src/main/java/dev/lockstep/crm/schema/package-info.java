/** The reference schema of the CRM: what the demo and the tests run on. */
@NullMarked
package dev.lockstep.crm.schema;

import org.jspecify.annotations.NullMarked;
