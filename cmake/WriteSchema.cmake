# Run as a script: -DPROGRAM=<tntc-compile> -DSCHEMA=<name> -DOUTPUT=<file>.
execute_process(COMMAND ${PROGRAM} --print-schema=${SCHEMA}
  OUTPUT_VARIABLE text COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${OUTPUT} "${text}")
